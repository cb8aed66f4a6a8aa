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

  /// The records of a kind that belong to the programme `id` and were there on a day, as they were on it; throws
  /// if they are too many.
  ///
  /// They are read as they are and turned to the day here: a list as of a day works each of them out for its
  /// filters and again for its page.
  func all(_ resource: Resource, of id: String, on day: CalendarDate) throws -> [JSONObject] {
    let view = AsOf(day, resource)
    var items: [JSONObject] = []
    var (count, cursor) = (0, String?.none)
    repeat {
      let parameters =
        [(name: "programme", value: id), (name: "limit", value: "\(Query.maximumLimit)")]
        + (cursor.map { [(name: "cursor", value: $0)] } ?? [])
      let query = try Query(resource, parameters, in: reader.catalogue) { _, _ in nil }
      var bytes = Array("[".utf8)
      cursor = try reader.page(query, to: &bytes)
      bytes += "]".utf8
      let page = try JSON(parsing: bytes).array?.compactMap(\.object) ?? []
      count += page.count
      items += page.compactMap { document in
        guard let view, view.life.presence(of: document, on: day) == .there else { return nil }
        return view.view(document)
      }
      guard count <= ProgrammeReading.most else {
        throw RecordError.conflict(
          code: "too_many_records",
          detail:
            "This answer is worked out of at most \(ProgrammeReading.most) \(resource.name), and the programme has more; read the list page by page."
        )
      }
    } while cursor != nil
    return items
  }

  /// The address of a list with these parameters.
  static func address(_ resource: Resource, _ parameters: [(name: String, value: String)]) -> String
  {
    let asked = parameters.map { "\($0.name)=\(escaped($0.value))" }
    return "/v1/\(resource.name)?\(asked.joined(separator: "&"))"
  }

  /// A value as it stands in an address (RFC 3986, 2.1).
  private static func escaped(_ value: String) -> String {
    value.utf8.map { byte in
      let letter = Character(UnicodeScalar(byte))
      let isPlain = byte < 0x80 && (letter.isLetter || letter.isNumber || "-._~".contains(letter))
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(letter) : "%\(digits.count < 2 ? "0" : "")\(digits)"
    }.joined()
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
