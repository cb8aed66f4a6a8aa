import HTTP
import JSON
import Records
import Register
import Store

/// Areas that have ended, read as what became of them.
extension API {
  /// What a request with `resolve=current` is for.
  enum Resolved {
    /// The record with this id.
    case one(String)
    /// None alone: the answer lists the successors.
    case several(Response)
  }

  /// The area that `id` has become, if the call asks for that.
  func resolved(_ id: String, _ resource: Resource, _ call: Call) throws -> Resolved {
    guard resource.name == Area.resource.name,
      try call.choice("resolve", ["current"]) != nil
    else { return .one(id) }
    let gazetteer = try service.store.fold(Gazetteer.self)
    guard let area = gazetteer.areas[id] else { return .one(id) }
    let current = gazetteer.current(of: id, on: today)
    guard current.count != 1 else { return .one(current[0].id) }
    guard !current.isEmpty else {
      throw Problem(
        .notFound,
        "\(area.name) has ended, and no event says that anything became of it; leave resolve out to read it.",
        code: "no_successor")
    }
    let body = CurrentAreas(area, current, today: today).bytes
    return .several(
      Response(.multipleChoices, headers: jsonHeaders(call), body: .bytes(body)))
  }
}
