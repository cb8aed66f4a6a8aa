import JSON
import Records
import TestSupport

/// Filters within filters, each with what it means by words of its own.
struct FilterTree {
  let filter: Filter
  let means: (JSONObject) -> Bool

  static func random(
    depth: Int, _ ids: [String: String], _ shelf: Shelf, _ documents: [JSONObject],
    using random: inout Seeded
  ) throws -> FilterTree {
    func parts(_ random: inout Seeded) throws -> [FilterTree] {
      try (0..<Int.random(in: 0...3, using: &random)).map { _ in
        try FilterTree.random(depth: depth - 1, ids, shelf, documents, using: &random)
      }
    }
    switch depth == 0 ? 0 : Int.random(in: 0..<6, using: &random) {
    case 0, 1:
      let model = FilterModel.random(ids, using: &random)
      let query = try shelf.query("things", model.parameters)
      return FilterTree(filter: .all(query.filters), means: model.holds)
    case 2:
      let known = documents.compactMap { $0.text("id") }
      let chosen = Array(known.shuffled(using: &random).prefix(.random(in: 0...20, using: &random)))
      return FilterTree(filter: .among(chosen)) { chosen.contains($0.text("id") ?? "") }
    case 3:
      let parts = try parts(&random)
      return FilterTree(filter: .all(parts.map(\.filter))) { document in
        parts.allSatisfy { $0.means(document) }
      }
    case 4:
      let parts = try parts(&random)
      return FilterTree(filter: .any(parts.map(\.filter))) { document in
        parts.contains { $0.means(document) }
      }
    default:
      let part = try FilterTree.random(depth: depth - 1, ids, shelf, documents, using: &random)
      return FilterTree(filter: .not(part.filter)) { !part.means($0) }
    }
  }
}
