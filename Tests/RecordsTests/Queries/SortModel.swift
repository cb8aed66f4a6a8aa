import JSON
import Records
import TestSupport

/// The order of a list done in Swift over all documents: what the pages must come to.
struct SortModel {
  struct Term {
    let name: String
    let isDescending: Bool
  }

  /// What a document is sorted by; null comes after everything in both directions.
  private enum Key: Equatable {
    case null
    case number(Int64)
    case bytes([UInt8])

    /// Nil if both are equal.
    func comesBefore(_ other: Key, _ isDescending: Bool) -> Bool? {
      switch (self, other) {
      case (.null, .null): nil
      case (.null, _): false
      case (_, .null): true
      case (.number(let one), .number(let two)):
        one == two ? nil : (one < two) != isDescending
      case (.bytes(let one), .bytes(let two)):
        one == two ? nil : one.lexicographicallyPrecedes(two) != isDescending
      case (.number, .bytes), (.bytes, .number): nil
      }
    }
  }

  static let names = [
    "id", "updated_at", "name", "amount", "part", "colour", "day", "year", "era", "moment",
  ]

  let terms: [Term]

  init(using random: inout Seeded) {
    let chosen = SortModel.names.shuffled(using: &random)
      .prefix(Int.random(in: 0...3, using: &random))
    terms = chosen.map { Term(name: $0, isDescending: .random(using: &random)) }
  }

  /// The parameter, if there is an order at all.
  var parameters: Shelf.Parameters {
    guard !terms.isEmpty else { return [] }
    return [("sort", terms.map { ($0.isDescending ? "-" : "") + $0.name }.joined(separator: ","))]
  }

  /// `documents`, given in the order of entry, sorted; equal ones in that order, or against it when the
  /// first term descends.
  func sorted(_ documents: [JSONObject]) -> [JSONObject] {
    documents.enumerated().sorted { left, right in
      for term in terms {
        let (one, two) = (key(left.element, term.name), key(right.element, term.name))
        if let answer = one.comesBefore(two, term.isDescending) { return answer }
      }
      return (left.offset < right.offset) != (terms.first?.isDescending ?? false)
    }.map(\.element)
  }

  private func key(_ document: JSONObject, _ name: String) -> Key {
    switch document[name] {
    case .integer(let number): .number(number)
    case .string(let text) where name == "era":
      UncertainDate(text)?.earliest.map { .bytes(Array($0.description.utf8)) } ?? .null
    case .string(let text): .bytes(Array(text.utf8))
    case .null, .bool, .decimal, .array, .object, nil: .null
    }
  }
}
