import JSON
import Records
import Store

/// Reads with whom bodies share partnerships: those that began, or on a day those that are under way with the
/// partners of that day.
struct Companions {
  /// The most partnerships that are looked at for one answer.
  let most: Int
  let day: CalendarDate?
  let reader: Reader
  /// How many have been looked at.
  private(set) var seen = 0
  /// Whether there were more to be looked at.
  private(set) var isCut = false

  init(most: Int, on day: CalendarDate?, _ reader: Reader) {
    (self.most, self.day, self.reader) = (most, day, reader)
  }

  /// How many partnerships each other body shares with the body `id`.
  mutating func shared(with id: String) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    guard seen < most else {
      isCut = true
      return counts
    }
    var parameters = [(name: "partner", value: id)]
    if let day { parameters.append((name: "as_of", value: day.description)) }
    let query = try Query(Partnership.resource, parameters, in: reader.catalogue) { _, _ in nil }
    let isWhole = try reader.documents(query, most: most - seen) { document in
      seen += 1
      for partner in try partners(document) where partner != id { counts[partner, default: 0] += 1 }
    }
    if !isWhole { isCut = true }
    return counts
  }

  /// The partners in a document, each once; none of one that is not, or was not then, under way.
  private func partners(_ document: UnsafeRawBufferPointer) throws -> Set<String> {
    func member(_ name: String) throws -> JSON {
      try JSONScanner.value(of: name, in: document).map {
        try JSON(parsing: UnsafeRawBufferPointer(rebasing: document[$0]))
      } ?? .null
    }
    var state = try member("state")
    if let day, let lifecycle = Partnership.resource.lifecycle, let list = lifecycle.states {
      let told = JSONObject([(lifecycle.field, state), (list, try member(list))])
      state = StateHistory.state(lifecycle, of: told, on: day).map(JSON.string) ?? .null
    }
    guard let state = state.string, !Partnership.notYet.contains(state) else { return [] }
    let elements = try member("partners").array?.compactMap(\.object) ?? []
    return Set(
      elements.filter { element in day.map { Life.isInForce(element, on: $0) } ?? true }
        .compactMap { $0.text("organisation_id") })
  }
}
