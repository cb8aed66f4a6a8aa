import JSON
import Records
import Store

/// Reads a partnership and what belongs to it, now or as of a day.
struct PartnershipReading {
  let reader: Reader
  /// Nil for the records as they are now.
  let day: CalendarDate?

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
    var parameters = [(name: filter, value: id), (name: "limit", value: "200")]
    if let sort { parameters.append((name: "sort", value: sort)) }
    if let day, resource.life != nil {
      parameters.append((name: "as_of", value: day.description))
    }
    let query = try Query(resource, parameters, in: reader.catalogue) { _, _ in nil }
    var bytes = Array("[".utf8)
    _ = try reader.page(query, to: &bytes)
    let items = try JSON(parsing: bytes + Array("]".utf8)).array?.compactMap(\.object) ?? []
    guard items.count == 200 else { return (items, Int64(items.count)) }
    return (items, try reader.total(query, at: reader.latest(for: query)))
  }

  /// A body in its short form.
  func body(_ id: String) throws -> RecordReference {
    try OrganisationReading(reader: reader, day: day).reference(Organisation.resource, id)
  }
}
