import Areas
import JSON
import Records
import Store

/// Reads what answers about a programme are made of, all from one snapshot.
struct ProgrammeReading {
  /// The most records that one answer is worked out of; beyond that lists have them, page by page.
  static let most = 10_000

  let reader: Reader
  let gazetteer: Gazetteer

  /// The programme `id`; throws if there is none.
  func programme(_ id: String) throws -> JSONObject {
    switch try reader.item(Programme.resource, id) {
    case .missing: throw RecordError.notFound("programme \(id)")
    case .gone(let moment): throw RecordError.gone(since: moment)
    case .found(_, let document): return try JSON(parsing: document).object ?? [:]
    }
  }

  /// The records that a list has under these parameters, and its address; throws if they are too many.
  func all(_ resource: Resource, _ parameters: [(name: String, value: String)]) throws -> (
    items: [JSONObject], address: String
  ) {
    var items: [JSONObject] = []
    var cursor: String?
    repeat {
      let page =
        parameters + [(name: "limit", value: "\(Query.maximumLimit)")]
        + (cursor.map { [(name: "cursor", value: $0)] } ?? [])
      let query = try Query(resource, page, in: reader.catalogue) { _, _ in nil }
      var bytes = Array("[".utf8)
      cursor = try reader.page(query, to: &bytes)
      bytes += "]".utf8
      items += try JSON(parsing: bytes).array?.compactMap(\.object) ?? []
      guard items.count <= ProgrammeReading.most else {
        throw RecordError.conflict(
          code: "too_many_records",
          detail:
            "This answer is worked out of at most \(ProgrammeReading.most) \(resource.name); ask for a part of them, or read the list."
        )
      }
    } while cursor != nil
    let asked = parameters.map { "\($0.name)=\($0.value.replacing(" ", with: "%20"))" }
    return (items, "/v1/\(resource.name)?\(asked.joined(separator: "&"))")
  }

  /// An area in its short form, with its name of a day.
  func area(_ id: String, on day: CalendarDate) -> RecordReference {
    RecordReference(
      path: Area.resource.path(of: id), id: id,
      name: gazetteer.areas[id].map { $0.name(on: $0.life.nearest(to: day)) })
  }

  static func reference(_ resource: Resource, _ document: JSONObject) -> RecordReference {
    let id = document.text("id") ?? ""
    return RecordReference(
      path: resource.path(of: id), id: id,
      name: document.text("name") ?? document.text("title"))
  }
}
