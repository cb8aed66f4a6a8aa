package import JSON

/// A member that refers to other records, whose names an answer shows if it is asked to.
package struct Embed: Sendable {
  /// The members from the top of a document to the reference.
  package let path: [String]
  /// The kinds of record of which it refers to one; mostly there is one alone.
  package let targets: [Resource]
  /// Whether a record has one such reference at most.
  package let isSingle: Bool
  /// How documents are searched for it; nil where they have to be gone through.
  let shortcut: ReferenceShortcut?

  /// The path as parameters and headings spell it: `partners.organisation_id`.
  package var name: String { path.joined(separator: ".") }

  /// All of a kind, in the order of its declaration.
  package static func all(of resource: Resource, in catalogue: Catalogue) -> [Embed] {
    let tops = ReferenceShortcut.tops(resource.fields)
    return all(resource.fields, below: [], isSingle: true, catalogue) { path in
      ReferenceShortcut(path, resource.fields, tops)
    }
  }

  private static func all(
    _ fields: [Field], below path: [String], isSingle: Bool, _ catalogue: Catalogue,
    _ shortcut: (_ path: [String]) -> ReferenceShortcut?
  ) -> [Embed] {
    fields.flatMap { field in
      let path = path + [field.name]
      let targets = field.kind.targets.compactMap { catalogue[$0] }
      if !targets.isEmpty {
        return [
          Embed(
            path: path, targets: targets, isSingle: isSingle && field.kind.empty.isNull,
            shortcut: shortcut(path))
        ]
      }
      let isOne = if case .list = field.kind { false } else { isSingle }
      return all(field.kind.nested, below: path, isSingle: isOne, catalogue, shortcut)
    }
  }

  /// The number of the kind that an id is of, by its prefix; the first where no other fits.
  func kind(of id: UnsafeRawBufferPointer) -> Int {
    guard targets.count > 1 else { return 0 }
    return targets.firstIndex { target in
      id.starts(with: target.prefix.utf8) && id.dropFirst(target.prefix.utf8.count).first == 0x5F
    } ?? 0
  }

  /// The members that tell which record it is, of all kinds that it may be of, each once.
  package var summary: [String] {
    var names: [String] = []
    for name in targets.flatMap(\.summary) where !names.contains(name) { names.append(name) }
    return names
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
