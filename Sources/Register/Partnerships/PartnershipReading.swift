import JSON
import Records
import Store

/// Reads a partnership and what belongs to it, now or as of a day.
struct PartnershipReading {
  let reader: Reader
  /// Nil for the records as they are now.
  let day: CalendarDate?
  /// The most records of a kind that one answer is worked out of; beyond that lists have them, page by page.
  var most = 10_000

  /// The partnership as of the day; throws if it was not there then.
  func partnership(_ id: String) throws -> JSONObject {
    switch try reader.item(Partnership.resource, id) {
    case .missing: throw RecordError.notFound("partnership \(id)")
    case .gone(let moment): throw RecordError.gone(since: moment)
    case .found(_, let document):
      let whole = try JSON(parsing: document).object ?? [:]
      return try day.flatMap { AsOf($0, Partnership.resource) }?.present(whole) ?? whole
    }
  }

  /// The partnership if it is there and was there on the day.
  func partnershipIfThere(_ id: String) throws -> JSONObject? {
    do {
      return try partnership(id)
    } catch is RecordError {
      return nil
    } catch is Absence {
      return nil
    }
  }

  /// The first records of `resource`, at most 200, of which the filter `filter` is `id`, and how many there are.
  func records(
    _ resource: Resource, _ filter: String, _ id: String, sort: String? = nil
  ) throws -> (items: [JSONObject], total: Int64) {
    let query = try query(resource, filter, id, sort.map { [(name: "sort", value: $0)] } ?? [])
    let (items, cursor) = try page(query)
    guard cursor != nil else { return (items, Int64(items.count)) }
    return (items, try reader.total(query, at: reader.latest(for: query)))
  }

  /// How many records of `resource` there are of which the filter `filter` is `id`.
  func count(_ resource: Resource, _ filter: String, _ id: String) throws -> Int64 {
    let query = try query(resource, filter, id)
    return try reader.total(query, at: reader.latest(for: query))
  }

  /// Calls `body` with each of them; throws if they are too many.
  func each(
    _ resource: Resource, _ filter: String, _ id: String, _ body: (JSONObject) throws -> Void
  ) throws {
    var (count, cursor) = (0, String?.none)
    repeat {
      let query = try query(
        resource, filter, id, cursor.map { [(name: "cursor", value: $0)] } ?? [])
      let items: [JSONObject]
      (items, cursor) = try page(query)
      count += items.count
      guard count < most || count == most && cursor == nil else {
        throw RecordError.conflict(
          code: "too_many_records",
          detail:
            "This answer is worked out of at most \(most) \(resource.name), and the partnership has more; read the list page by page."
        )
      }
      for item in items { try body(item) }
    } while cursor != nil
  }

  private func query(
    _ resource: Resource, _ filter: String, _ id: String,
    _ more: [(name: String, value: String)] = []
  ) throws -> Query {
    var parameters = [(name: filter, value: id), (name: "limit", value: "200")] + more
    if let day, resource.life != nil {
      parameters.append((name: "as_of", value: day.description))
    }
    return try Query(resource, parameters, in: reader.catalogue) { _, _ in nil }
  }

  private func page(_ query: Query) throws -> (items: [JSONObject], cursor: String?) {
    var bytes = Array("[".utf8)
    let cursor = try reader.page(query, to: &bytes)
    let items = try JSON(parsing: bytes + Array("]".utf8)).array?.compactMap(\.object) ?? []
    return (items, cursor)
  }

  /// A body in its short form.
  func body(_ id: String) throws -> RecordReference {
    try OrganisationReading(reader: reader, day: day).reference(Organisation.resource, id)
  }
}
