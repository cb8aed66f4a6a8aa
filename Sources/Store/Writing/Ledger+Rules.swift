import JSON
import Records
import SQLite

/// The rules that hold across records, judged inside the transaction that writes.
extension Ledger {
  /// The members with every code that stands for a record replaced by its id.
  func resolved(_ members: JSONObject, _ resource: Resource) throws -> JSONObject {
    var members = members
    for (place, value) in try resolutions(members, resource) {
      members.members[place].value = value
    }
    return members
  }

  /// The members in which codes stand for records, by their places, with ids in place of the codes; throws
  /// a fault for each reference that names no live record.
  func resolutions(_ members: JSONObject, _ resource: Resource) throws
    -> [(place: Int, value: JSON)]
  {
    var resolved: [(place: Int, value: JSON)] = []
    var faults: [Fault] = []
    for link in resource.index.links {
      let targets = catalogue.targets(of: link.kind)
      guard !targets.isEmpty,
        let place = members.place(of: link.path[0], near: link.places[0])
      else { continue }
      // Several links may lie in one member.
      let known = resolved.firstIndex { $0.place == place }
      let value = known.map { resolved[$0].value } ?? members.members[place].value
      guard !value.isNull,
        let next = try resolution(
          of: value, link.path.dropFirst(), link.places.dropFirst(), targets,
          at: "/\(link.path[0])", &faults)
      else { continue }
      if let known { resolved[known].value = next } else { resolved.append((place, next)) }
    }
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
    return resolved
  }

  /// The value with ids in place of codes; nil if it has none.
  private func resolution(
    of value: JSON, _ path: ArraySlice<String>, _ places: ArraySlice<Int>,
    _ targets: [Resource], at pointer: String, _ faults: inout [Fault]
  ) throws -> JSON? {
    switch value {
    case .array(var items):
      var isResolved = false
      for (index, item) in items.enumerated() {
        guard
          let next = try resolution(
            of: item, path, places, targets, at: "\(pointer)/\(index)", &faults)
        else { continue }
        items[index] = next
        isResolved = true
      }
      guard isResolved else { return nil }
      // Two codes may stand for one record, in a list that has each record once.
      if path.isEmpty {
        for (index, item) in items.enumerated() where items[..<index].contains(item) {
          faults.append(
            Fault(
              .pointer("\(pointer)/\(index)"), "repeated",
              "This is \(item.string ?? "a record") again; remove the repetition."))
        }
      }
      return .array(items)
    case .object(var object):
      guard let name = path.first, let near = places.first,
        let place = object.place(of: name, near: near), !object.members[place].value.isNull,
        let next = try resolution(
          of: object.members[place].value, path.dropFirst(), places.dropFirst(), targets,
          at: "\(pointer)/\(name)", &faults)
      else { return nil }
      object.members[place].value = next
      return .object(object)
    case .string(let reference):
      let ids = try identify(reference, amongst: targets)
      if ids.count == 1 { return ids[0].hasSameBytes(as: reference) ? nil : .string(ids[0]) }
      guard ids.isEmpty else {
        faults.append(
          Fault(.pointer(pointer), "ambiguous_reference", Reference.ambiguity(reference, ids)))
        return nil
      }
      let kinds = targets.map(\.singular).joined(separator: " or ")
      faults.append(
        Fault(
          .pointer(pointer), "unknown_reference",
          "There is no \(kinds) \(reference); create it first or correct the reference."))
      return nil
    case .null, .bool, .integer, .decimal: return nil
    }
  }

  /// The codes by which the record can be found, each `scheme:code`.
  func codes(_ members: JSONObject, _ resource: Resource) -> [String] {
    guard let alias = resource.alias else { return [] }
    return members.list(alias.list).compactMap { item in
      guard let scheme = item.text("scheme"), let code = item.text(alias.code) else { return nil }
      return "\(scheme):\(code)"
    }
  }

  /// What a record is called to those who may not see it.
  static let hidden = "another record"

  /// Throws if another record has one of the codes; the error names that record if `audience` may see it.
  func claim(
    _ members: JSONObject, _ resource: Resource, record: Int64?, for audience: Audience
  ) throws {
    guard let alias = resource.alias else { return }
    for code in codes(members, resource) {
      let bearer = try database.first(
        tables[resource].bearingRecord, [.text(code)]
      ) { $0.int64(0) }
      guard let bearer, bearer != record else { continue }
      let seen = resource.condition(for: audience) ?? Condition("1")
      let id =
        try database.first(
          "SELECT r.id FROM \(resource.table) r WHERE r.record = ? AND (\(seen.sql))",
          [.integer(bearer)] + seen.values
        ) { $0.string(0) } ?? Ledger.hidden
      throw Ledger.codeConflict(code, with: id, alias)
    }
  }

  /// The error for a code that another record has.
  static func codeConflict(_ code: String, with id: String, _ alias: Resource.Alias) -> RecordError
  {
    .conflict(
      code: "code_taken",
      detail: "The code \(code) belongs to \(id); change that one or correct the code.",
      faults: [Fault(.pointer("/\(alias.list)"), "code_taken", "\(code) belongs to \(id).")])
  }

  /// Refuses a change of state that is not the named move `op`.
  func checkLifecycle(_ resource: Resource, _ old: JSONObject, _ new: JSONObject, op: String) throws
  {
    guard let lifecycle = resource.lifecycle, old[lifecycle.field] != new[lifecycle.field] else {
      return
    }
    let state = old.text(lifecycle.field) ?? ""
    guard !lifecycle.moves.contains(where: { $0.verb == op }) else { return }
    if op == Lifecycle.reopening, let before = StateHistory(lifecycle, of: old).reopened,
      before.elements.last?["state"] == new[lifecycle.field]
    {
      return
    }
    let verbs = lifecycle.verbs(from: state).map { "POST …/\($0)" }
    throw RecordError.invalid([
      Fault(
        .pointer("/\(lifecycle.field)"), "moves_by_verb",
        "The \(lifecycle.field) moves only by a named transition: "
          + (verbs.isEmpty ? "from \(state) there is none." : "\(verbs.joined(separator: ", "))."))
    ])
  }

  /// Throws if other records refer to this one; the error names those that `audience` sees.
  func refuseWhileReferredTo(_ resource: Resource, _ stored: Stored, for audience: Audience) throws
  {
    var faults: [Fault] = []
    for (referrer, link) in catalogue.referrers(to: resource) {
      let seen = referrer.condition(for: audience) ?? Condition("1")
      try database.query(
        """
        SELECT DISTINCT r.id, (\(seen.sql)) FROM \(referrer.table)_links l \
        JOIN \(referrer.table) r ON r.record = l.record \
        WHERE l.field = \(link.number) AND l.value = ? AND l.record <> ? LIMIT 10
        """, seen.values + [.text(stored.id), .integer(stored.record)]
      ) { row in
        let name =
          row.int64(1) == 1 ? referrer.path(of: row.string(0)) : "A record that is not public"
        faults.append(
          Fault(.pointer(""), "referred_to", "\(name) refers to it in \(link.name)."))
      }
    }
    guard faults.isEmpty else {
      throw RecordError.conflict(
        code: "referred_to",
        detail: "Other records refer to this \(resource.singular); change or delete them first.",
        faults: faults)
    }
  }
}
