package import JSON

/// A member that refers to other records, whose names an answer shows if it is asked to.
package struct Embed: Sendable {
  /// The members from the top of a document to the reference.
  package let path: [String]
  /// The kind of record that it refers to.
  package let target: Resource
  /// Whether a record has one such reference at most.
  package let isSingle: Bool

  /// The path as parameters and headings spell it: `partners.organisation_id`.
  package var name: String { path.joined(separator: ".") }

  /// All of a kind, in the order of its declaration.
  package static func all(of resource: Resource, in catalogue: Catalogue) -> [Embed] {
    all(resource.fields, below: [], isSingle: true, catalogue)
  }

  private static func all(
    _ fields: [Field], below path: [String], isSingle: Bool, _ catalogue: Catalogue
  ) -> [Embed] {
    fields.flatMap { field in
      let path = path + [field.name]
      if let target = field.kind.target.flatMap({ catalogue[$0] }) {
        let isOne = if case .reference = field.kind { isSingle } else { false }
        return [Embed(path: path, target: target, isSingle: isOne)]
      }
      let isOne = if case .list = field.kind { false } else { isSingle }
      return all(field.kind.nested, below: path, isSingle: isOne, catalogue)
    }
  }

  /// The ids in a record, in its order; nil for each element that has none.
  package func ids(in members: JSONObject) -> [String?] {
    var ids: [String?] = []
    Embed.visit(.object(members), path[...]) { ids.append($0.string) }
    return ids
  }

  private static func visit(_ value: JSON, _ path: ArraySlice<String>, _ found: (JSON) -> Void) {
    if case .array(let items) = value {
      for item in items { visit(item, path, found) }
    } else if let name = path.first {
      if let member = value[name] { visit(member, path.dropFirst(), found) }
    } else {
      found(value)
    }
  }
}
