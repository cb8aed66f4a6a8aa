import JSON
import Records
import Store

/// Reads what the register has about one body, now or as of a day.
struct OrganisationReading {
  /// The most elements of a list in the answer; each list has the path of the whole list.
  static let most = 10

  let reader: Reader
  /// Nil for the records as they are now.
  let day: CalendarDate?

  /// The body as of the day; throws if it did not exist then, or does not exist any more.
  func organisation(_ id: String) throws -> (whole: JSONObject, view: JSONObject) {
    switch try reader.item(Organisation.resource, id) {
    case .missing: throw RecordError.notFound("organisation \(id)")
    case .gone(let moment): throw RecordError.gone(since: moment)
    case .found(_, let document):
      let whole = try JSON(parsing: document).object ?? [:]
      let view = try day.flatMap { AsOf($0, Organisation.resource) }?.present(whole) ?? whole
      return (whole, view)
    }
  }

  /// The first records of a list, as its own path returns them.
  func list(_ resource: Resource, _ filters: [(String, String)], sort: String? = nil) throws
    -> OrganisationList<JSONObject>
  {
    let filters = filters + (day.map { [("as_of", $0.description)] } ?? [])
    var parameters = filters.map { (name: $0.0, value: $0.1) }
    if let sort { parameters.append((name: "sort", value: sort)) }
    let address = parameters.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    let query = try Query(
      resource, parameters + [(name: "limit", value: "\(OrganisationReading.most)")],
      in: reader.catalogue
    ) { _, _ in nil }
    var bytes = Array("[".utf8)
    _ = try reader.page(query, to: &bytes)
    bytes += "]".utf8
    return OrganisationList(
      total: try reader.total(query, at: reader.latest(for: query)),
      address: "/v1/\(resource.name)?\(address)",
      items: try JSON(parsing: bytes).array?.compactMap(\.object) ?? [])
  }

  /// A record in its short form: path, id and name.
  func reference(_ resource: Resource, _ id: String) throws -> RecordReference {
    var name: String?
    if case .found(_, let document) = try reader.item(resource, id),
      let members = try JSON(parsing: document).object
    {
      let view = day.flatMap { AsOf($0, resource) }?.view(members) ?? members
      name = view.text("name")
    }
    return RecordReference(path: resource.path(of: id), id: id, name: name)
  }
}
