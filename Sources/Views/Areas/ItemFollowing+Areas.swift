import API
import HTTP
import JSON
import Records
import Areas

extension ItemFollowing {
  /// With `resolve=current`, an area that has ended is read as its successor; where there are
  /// several, the answer is 300 and lists them.
  static let currentAreas = ItemFollowing(
    parameter: AreaParameters.resolve.only([.json]),
    several: Success(
      300, "Several areas; choose one of items.", SharedSchemas.reference("CurrentAreas"), ["ETag"]),
    definitions: [("CurrentAreas", CurrentAreas.layout.schema)]
  ) { api, id, call in try api.current(id, call) }
}

extension API {
  /// The successor of the area `id` today, if the call asks for it; throws 404 `no_successor` if
  /// there is none.
  fileprivate func current(_ id: String, _ call: Call) throws -> ItemFollowing.Outcome {
    guard try call.value(AreaParameters.resolve) != nil else { return .record(id) }
    let gazetteer = try gazetteer()
    guard let area = gazetteer.areas[id] else { return .record(id) }
    let current = gazetteer.current(of: id, on: today)
    guard current.count != 1 else { return .record(current[0].id) }
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
