import JSON
import Records
import Store

extension Shelf {
  typealias Parameters = [(name: String, value: String)]

  /// The checked query that the parameters make.
  func query(_ kind: String, _ parameters: Parameters) throws -> Query {
    let reader = try store.makeReader()
    return try Query(resource(kind), parameters, in: store.catalogue) {
      try reader.identify($0, $1)
    }
  }

  /// One page, and the cursor of the next.
  func page(_ kind: String, _ parameters: Parameters = []) throws -> (
    items: [JSONObject], next: String?
  ) {
    var bytes = Array("[".utf8)
    let next = try store.makeReader().page(query(kind, parameters), to: &bytes)
    bytes += "]".utf8
    return (try JSON(parsing: bytes).array?.compactMap(\.object) ?? [], next)
  }

  /// Every document that a query finds, without pages.
  func documents(_ query: Query) throws -> [JSONObject] {
    let rows = try store.makeRows(query)
    var found: [[UInt8]] = []
    while try rows.next(
      seconds: 60,
      {
        found.append(Array($0))
        return true
      })
    {}
    return try found.compactMap { try JSON(parsing: $0).object }
  }

  /// Every item, page by page; `between` is called after each page but the last.
  func items(_ kind: String, _ parameters: Parameters = [], between: () throws -> Void = {}) throws
    -> [JSONObject]
  {
    var (items, next) = try page(kind, parameters)
    while let cursor = next {
      try between()
      let more = try page(kind, parameters + [("cursor", cursor)])
      items += more.items
      next = more.next
    }
    return items
  }

  /// One member of every item, as text.
  func texts(_ member: String, of kind: String, _ parameters: Parameters = []) throws -> [String] {
    try items(kind, parameters).map { $0.text(member) ?? "null" }
  }

  /// How many records the query finds.
  func total(_ kind: String, _ parameters: Parameters = []) throws -> Int64 {
    let reader = try store.makeReader()
    return try reader.total(query(kind, parameters), at: reader.sequence())
  }
}
