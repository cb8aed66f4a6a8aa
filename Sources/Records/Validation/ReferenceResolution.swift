package import JSON

/// Puts ids in the place of the codes by which a draft refers to records.
package struct ReferenceResolution {
  private let catalogue: Catalogue
  /// The id of the live record of a kind that a reference names, if there is one.
  private let identify: (String, Resource) throws -> String?

  package init(_ catalogue: Catalogue, _ identify: @escaping (String, Resource) throws -> String?) {
    (self.catalogue, self.identify) = (catalogue, identify)
  }

  /// The members with every code that stands for a record replaced by its id.
  package func resolved(_ members: JSONObject, _ resource: Resource) throws -> JSONObject {
    var members = members
    for (place, value) in try resolutions(members, resource) {
      members.members[place].value = value
    }
    return members
  }

  /// The members in which codes stand for records, by their places, with ids in place of the codes; throws
  /// a fault for each reference that names no live record.
  ///
  /// `rows` gives those of a link, if they are known already.
  package func resolutions(
    _ members: JSONObject, _ resource: Resource,
    _ rows: (Index.Link, _ offset: Int) -> [LinkRow]? = { _, _ in nil }
  ) throws -> [(place: Int, value: JSON)] {
    var resolved: [(place: Int, value: JSON)] = []
    var faults = Faults()
    for (offset, link) in resource.index.links.enumerated() {
      let targets = catalogue.targets(of: link.kind)
      guard !targets.isEmpty else { continue }
      if let rows = rows(link, offset), try rows.allSatisfy({ try isID($0.value, targets) }) {
        continue
      }
      guard let place = members.place(of: link.path[0], near: link.places[0]) else { continue }
      // Several links may lie in one member.
      let known = resolved.firstIndex { $0.place == place }
      let value = known.map { resolved[$0].value } ?? members.members[place].value
      guard !value.isNull,
        let next = try faults.at(
          .member(link.path[0]),
          {
            try resolution(
              of: value, link.path.dropFirst(), link.places.dropFirst(), targets, &$0)
          })
      else { continue }
      if let known { resolved[known].value = next } else { resolved.append((place, next)) }
    }
    guard faults.all.isEmpty else { throw RecordError.invalid(faults.all) }
    return resolved
  }

  private func isID(_ reference: String, _ targets: [Resource]) throws -> Bool {
    let ids = try identify(reference, amongst: targets)
    return ids.count == 1 && ids[0].hasSameBytes(as: reference)
  }

  /// The ids of the live records of the kinds `targets` that `reference` names, at most one of each.
  private func identify(_ reference: String, amongst targets: [Resource]) throws -> [String] {
    if let target = targets.first(where: { Reference.isID(reference, of: $0) }) {
      return try identify(reference, target).map { [$0] } ?? []
    }
    return try targets.compactMap { target in
      let code = targets.count == 1 ? reference : Reference.spelled(reference, for: target)
      return try identify(code, target)
    }
  }

  /// The value with ids in place of codes; nil if it has none.
  private func resolution(
    of value: JSON, _ path: ArraySlice<String>, _ places: ArraySlice<Int>, _ targets: [Resource],
    _ faults: inout Faults
  ) throws -> JSON? {
    switch value {
    case .array(var items):
      var isResolved = false
      for (index, item) in items.enumerated() {
        let next = try faults.at(.element(index)) {
          try resolution(of: item, path, places, targets, &$0)
        }
        guard let next else { continue }
        items[index] = next
        isResolved = true
      }
      guard isResolved else { return nil }
      // Two codes may stand for one record, in a list that has each record once.
      if path.isEmpty {
        for (index, item) in items.enumerated() where items[..<index].contains(item) {
          faults.tell(
            at: .element(index), "repeated",
            "This is \(item.string ?? "a record") again; remove the repetition.")
        }
      }
      return .array(items)
    case .object(var object):
      guard let name = path.first, let near = places.first,
        let place = object.place(of: name, near: near), !object.members[place].value.isNull
      else { return nil }
      let next = try faults.at(.member(name)) {
        try resolution(
          of: object.members[place].value, path.dropFirst(), places.dropFirst(), targets, &$0)
      }
      guard let next else { return nil }
      object.members[place].value = next
      return .object(object)
    case .string(let reference):
      let ids = try identify(reference, amongst: targets)
      if ids.count == 1 { return ids[0].hasSameBytes(as: reference) ? nil : .string(ids[0]) }
      guard ids.isEmpty else {
        faults.tell("ambiguous_reference", Reference.ambiguity(reference, ids))
        return nil
      }
      let kinds = targets.map(\.singular).joined(separator: " or ")
      faults.tell(
        "unknown_reference",
        "There is no \(kinds) \(reference); create it first or correct the reference.")
      return nil
    case .null, .bool, .integer, .decimal: return nil
    }
  }
}
