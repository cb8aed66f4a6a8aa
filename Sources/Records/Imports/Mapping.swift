import JSON

/// How the rows of a file become records: declared in a file that a user can write, not in code.
package struct Mapping: Sendable {
  struct Target: Sendable {
    let resource: Resource
    let key: Expression?
    let when: Expression.Condition?
    /// Whether a record that is there already stays as it is.
    let keepsExisting: Bool
    let members: [(name: String, value: Expression)]
  }

  /// Cells worked out for each row before its records, each from the cells and those before it.
  let derived: [(name: String, value: Expression)]
  let targets: [Target]

  /// Reads a mapping file; throws all its faults, each with its pointer.
  package init(parsing bytes: [UInt8], catalogue: Catalogue) throws {
    let json = try JSON(parsing: bytes, maxMembers: 100_000)
    guard case .object(let object) = json, case .array(let records) = object["records"] else {
      throw RecordError.invalid([
        Fault(
          .pointer("/records"), "required", "A mapping has records, an array of what a row gives.")
      ])
    }
    var faults = Mapping.unknown(object, ["about", "let", "records"], at: "")
    var targets: [Target] = []
    for (index, record) in records.enumerated() {
      faults += Mapping.unknown(
        record.object ?? [:], ["kind", "key", "when", "existing", "members"],
        at: "/records/\(index)")
      do throws(Fault) {
        targets.append(try Mapping.target(record, at: "/records/\(index)", catalogue))
      } catch {
        faults.append(error)
      }
    }
    var derived: [(name: String, value: Expression)] = []
    switch object["let"] {
    case nil: break
    case .object(let cells):
      do throws(Fault) {
        derived = try Expression.members(cells, at: "/let")
      } catch {
        faults.append(error)
      }
    default:
      faults.append(
        Fault(.pointer("/let"), "expression", "let is an object of names to expressions."))
    }
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
    (self.targets, self.derived) = (targets, derived)
  }

  /// The members of `object` that a mapping does not have there, each with its pointer.
  static func unknown(_ object: JSONObject, _ known: [String], at pointer: String) -> [Fault] {
    object.members.map(\.name)
      .filter { name in !known.contains { $0.hasSameBytes(as: name) } }
      .map { name in
        Fault(
          .pointer("\(pointer)/\(JSONPointer.escape(name))"), "unknown_member",
          "A mapping has no such member here\(Nearest.sentence(to: name, among: known)).")
      }
  }

  /// The code by which a record of the row is found; nil if the mapping or the row gives none.
  func key(of target: Target, _ row: SourceRow) throws(RowFault) -> String? {
    guard let key = target.key else { return nil }
    let value = try key.value(row)
    if value.isNull { return nil }
    guard let code = value.string.flatMap(Reference.code) else {
      throw RowFault(
        column: key.headings.first.map(source), code: "key",
        detail:
          "The key \(value.text.cut(to: 200)) is no code; it is written scheme:code, such as GB-CHC:1105389."
      )
    }
    return code
  }

  /// The row with the cells worked out from its others.
  func completed(_ row: SourceRow) throws(RowFault) -> SourceRow {
    var row = row
    for cell in derived { row.derived[cell.name] = try cell.value.value(row) }
    return row
  }

  private init(targets: [Target], derived: [(name: String, value: Expression)]) {
    (self.targets, self.derived) = (targets, derived)
  }

  /// The mapping without the records of other kinds.
  package func only(_ kind: String) -> Mapping {
    Mapping(targets: targets.filter { $0.resource.name == kind }, derived: derived)
  }

  private static func target(_ json: JSON, at pointer: String, _ catalogue: Catalogue)
    throws(Fault) -> Target
  {
    guard let name = json["kind"]?.string, let resource = catalogue[name] else {
      let names = catalogue.resources.map(\.name).joined(separator: ", ")
      throw Fault(.pointer("\(pointer)/kind"), "kind", "kind is one of \(names).")
    }
    guard case .object(let members) = json["members"] else {
      throw Fault(.pointer("\(pointer)/members"), "required", "Give members, an object.")
    }
    let known = resource.fields.map(\.name)
    for (name, _) in members.members where !known.contains(where: { $0.hasSameBytes(as: name) }) {
      throw Fault(
        .pointer("\(pointer)/members/\(JSONPointer.escape(name))"), "unknown_member",
        "\(resource.name) have no such member\(Nearest.sentence(to: name, among: known)).")
    }
    var key: Expression?
    if let given = json["key"] { key = try Expression(given, at: "\(pointer)/key") }
    let existing = json["existing"]
    guard existing == nil || existing == .string("keep") else {
      throw Fault(.pointer("\(pointer)/existing"), "not_a_choice", "existing is keep, or left out.")
    }
    return Target(
      resource: resource, key: key,
      when: try Expression.Condition(json["when"], at: "\(pointer)/when"),
      keepsExisting: existing != nil,
      members: try Expression.members(members, at: "\(pointer)/members"))
  }

  /// The heading that the value at `pointer` of a record of the target numbered was made from.
  func column(of pointer: String, _ target: Int, _ row: SourceRow) -> String? {
    // The cells that `let` makes decide how many elements a list has, as they did for the record.
    let row = (try? completed(row)) ?? row
    let tokens = pointer.split(separator: "/").map(String.init)
    guard let first = tokens.first, targets.indices.contains(target),
      let member = targets[target].members.first(where: { $0.name == first })
    else { return nil }
    return Mapping.heading(of: member.value, tokens.dropFirst(), row).map(source)
  }

  /// The heading of the file behind one that `let` makes.
  private func source(of heading: String) -> String {
    var heading = heading
    // Each cell of `let` is made of the file's and of those before it, so the way back ends.
    for cell in derived.reversed() where cell.name == heading {
      heading = cell.value.headings.first ?? heading
    }
    return heading
  }

  private static func heading(
    of expression: Expression, _ tokens: ArraySlice<String>, _ row: SourceRow
  ) -> String? {
    switch expression {
    case .list(let elements):
      guard let token = tokens.first, let index = Int(token) else {
        return expression.headings.first
      }
      // The element of the list that made number `index`: each makes none, one or several.
      var count = 0
      for element in elements {
        count += ((try? element.values(row)) ?? []).count
        guard index < count else { continue }
        if case .record(let members) = element.shape, let name = tokens.dropFirst().first,
          let member = members.first(where: { $0.name == name })
        {
          if let heading = heading(of: member.value, tokens.dropFirst(2), row) { return heading }
          return element.each?.heading ?? element.headings.first
        }
        return element.headings.first
      }
      return expression.headings.first
    case .record(let members):
      guard let token = tokens.first, let member = members.first(where: { $0.name == token }) else {
        return expression.headings.first
      }
      return heading(of: member.value, tokens.dropFirst(), row)
    case .heading, .constant, .item, .template, .converted: return expression.headings.first
    }
  }
}
