import JSON
package import Records
import Store

/// How the rows of a file become records; declared in a file that users can write.
package struct Mapping: Sendable {
  struct Target: Sendable {
    let resource: Resource
    /// The cell for each of whose parts the row gives a record; nil where it gives one.
    var each: Expression.Element.Each? = nil
    /// Whether a party makes it: a body that rows know by its name alone.
    var isOfParty = false
    let key: Expression?
    let when: RowCondition?
    let existing: Existing
    let members: [(name: String, value: Expression)]

    /// The members that a row gives; throws where amounts are read as pounds and are in another currency, whose
    /// minor unit may be none or a thousandth.
    func values(_ row: SourceRow) throws(RowFault) -> JSONObject {
      let values = try Expression.object(members, row)
      guard let currency = values["currency"]?.string, currency != "GBP",
        members.contains(where: { $0.value.readsPounds })
      else { return values }
      throw RowFault(
        column: members.first { $0.name == "currency" }?.value.headings.first,
        code: "pounds_of_another_currency",
        detail:
          "The mapping reads amounts as pounds, and the record is in \(currency.cut(to: 20)); say \"as\": \"money\" with the currency in the mapping."
      )
    }
  }

  /// Cells computed for each row before its records (`let`); each may use the ones before it.
  let derived: [(name: String, value: Expression)]
  let targets: [Target]
  /// The bodies that rows know by name alone; their references are cells like those of `let`.
  let parties: [Party]
  /// Where those are looked up; nil before the mapping has a register.
  private(set) var book: PartyBook?
  /// The path of the rows in a JSON document.
  let path: JSONPointer
  /// What the file's table does not show by itself.
  let table: TableOptions
  /// Whether all rows are read first, and rows with the same key become one record.
  let gathers: Bool

  /// Parses a mapping file; throws all its faults, each with its pointer.
  package init(parsing bytes: [UInt8], catalogue: Catalogue) throws {
    // An editor may have put a byte order mark before it.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let json = try JSON(parsing: text, maxMembers: 100_000)
    guard case .object(let object) = json, case .array(let records) = object["records"] else {
      throw RecordError.invalid([
        Fault(
          .pointer("/records"), "required", "A mapping has records, an array of what a row gives.")
      ])
    }
    var faults = Mapping.unknown(
      object, ["about", "table", "rows", "gather", "let", "parties", "records"], at: "")
    let path = JSONPointer(object["rows"].map { $0.string ?? "?" } ?? "/*")
    if path == nil {
      faults.append(
        Fault(
          .pointer("/rows"), "expression",
          "rows is the JSON pointer of the rows, with * for each member or element: /areas/*."))
    }
    guard case .bool(let gathers) = object["gather"] ?? false else {
      throw RecordError.invalid([
        Fault(.pointer("/gather"), "expression", "gather is true, or left out.")
      ])
    }
    var targets: [Target] = []
    for (index, record) in records.enumerated() {
      faults += Mapping.unknown(
        record.object ?? [:],
        ["kind", "each", "split", "skip", "key", "when", "existing", "members"],
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
        derived = try Mapping.cells(cells, gathers: gathers)
      } catch {
        faults.append(error)
      }
    default:
      faults.append(
        Fault(.pointer("/let"), "expression", "let is an object of names to expressions."))
    }
    let table = TableOptions(object["table"], at: "/table", &faults)
    let parties = Mapping.parties(object["parties"], catalogue, &faults)
    guard faults.isEmpty, let path else { throw RecordError.invalid(faults) }
    // The bodies that rows name are made before what refers to them.
    let bodies = catalogue[Party.kind].map { kind in parties.compactMap { $0.target(kind) } }
    self.init(
      targets: (bodies ?? []) + targets, derived: derived, parties: parties, path: path,
      table: table, gathers: gathers)
  }

  private static func parties(_ json: JSON?, _ catalogue: Catalogue, _ faults: inout [Fault])
    -> [Party]
  {
    guard let json else { return [] }
    guard case .object(let object) = json else {
      faults.append(
        Fault(.pointer("/parties"), "expression", "parties is an object of cells to bodies."))
      return []
    }
    var parties: [Party] = []
    for (cell, party) in object.members {
      do throws(Fault) {
        let pointer = "/parties/\(JSONPointer.escape(cell))"
        parties.append(try Party(cell, party, at: pointer, catalogue))
      } catch {
        faults.append(error)
      }
    }
    return parties
  }

  /// The mapping with the names of the register's bodies at hand, if rows know some by name.
  func reading(_ store: Store) -> Mapping {
    var mapping = self
    if !parties.isEmpty { mapping.book = PartyBook(store) }
    return mapping
  }

  /// A fault for each member of `object` that is not in `known`.
  static func unknown(_ object: JSONObject, _ known: [String], at pointer: String) -> [Fault] {
    object.members.map(\.name)
      .filter { name in !known.contains { $0.hasSameBytes(as: name) } }
      .map { name in
        Fault(
          .pointer("\(pointer)/\(JSONPointer.escape(name))"), "unknown_member",
          "A mapping has no such member here\(Nearest.sentence(to: name, among: known)).")
      }
  }

  /// The code by which the row's record is found; nil if the mapping or the row has none.
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

  /// The row with the cells of `let` added.
  func completed(_ row: SourceRow) throws(RowFault) -> SourceRow {
    var row = row
    for cell in derived {
      // Counts over all rows were added to the row before.
      if case .count = cell.value { continue }
      row.derived[cell.name] = try cell.value.value(row)
    }
    for party in parties { try party.complete(&row, with: book) }
    return row
  }

  private init(
    targets: [Target], derived: [(name: String, value: Expression)], parties: [Party],
    path: JSONPointer, table: TableOptions, gathers: Bool
  ) {
    (self.targets, self.derived, self.path) = (targets, derived, path)
    self.parties = parties
    (self.table, self.gathers) = (table, gathers)
  }

  /// The kinds of the records that it makes, in the order in which it names them first.
  package var kinds: [Resource] {
    targets.map(\.resource).reduce(into: []) { kinds, resource in
      if !kinds.contains(where: { $0 === resource }) { kinds.append(resource) }
    }
  }

  /// The mapping restricted to records of `kind`.
  package func only(_ kind: String) -> Mapping {
    Mapping(
      targets: targets.filter { $0.resource.name == kind }, derived: derived, parties: parties,
      path: path, table: table, gathers: gathers)
  }

  /// The mapping with which members stay that anybody else than the importer set or changed.
  package var yielding: Mapping {
    Mapping(
      targets: targets.map { target in
        var existing = target.existing
        existing.yields = true
        return Target(
          resource: target.resource, each: target.each, isOfParty: target.isOfParty,
          key: target.key, when: target.when, existing: existing, members: target.members)
      }, derived: derived, parties: parties, path: path, table: table, gathers: gathers)
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
    return Target(
      resource: resource, each: try Expression.Element.each(json.object ?? [:], at: pointer),
      key: key, when: try RowCondition(json["when"], at: "\(pointer)/when"),
      existing: try existing(json["existing"], at: "\(pointer)/existing", resource),
      members: try Expression.members(members, at: "\(pointer)/members"))
  }

  private static func existing(_ json: JSON?, at pointer: String, _ resource: Resource)
    throws(Fault) -> Existing
  {
    switch json {
    case nil: return Existing()
    case .string("keep"): return Existing(isKept: true)
    case .object(let object):
      if let fault = unknown(object, ["keep", "add", "vintage"], at: pointer).first { throw fault }
      let lists = resource.fields.filter { if case .array = $0.kind.empty { true } else { false } }
      let add = try names(object["add"], at: "\(pointer)/add", lists.map(\.name))
      return Existing(
        keep: try names(object["keep"], at: "\(pointer)/keep", resource.fields.map(\.name)),
        add: add, vintage: try names(object["vintage"], at: "\(pointer)/vintage", add))
    default:
      throw Fault(
        .pointer(pointer), "not_a_choice",
        "existing is keep, or an object with keep, add and vintage, or left out.")
    }
  }

  private static func names(_ json: JSON?, at pointer: String, _ known: [String]) throws(Fault)
    -> [String]
  {
    guard let json else { return [] }
    guard case .array(let items) = json else {
      throw Fault(.pointer(pointer), "expression", "Write a list of members.")
    }
    for (index, item) in items.enumerated() {
      let name = item.string ?? ""
      guard !known.contains(where: { $0.hasSameBytes(as: name) }) else { continue }
      throw Fault(
        .pointer("\(pointer)/\(index)"), "unknown_member",
        "There is no such member here\(Nearest.sentence(to: name, among: known)).")
    }
    return items.compactMap(\.string)
  }

  /// Parses the cells of `let`, including counts over all rows.
  private static func cells(_ cells: JSONObject, gathers: Bool) throws(Fault)
    -> [(name: String, value: Expression)]
  {
    var named: [(name: String, value: Expression)] = []
    for (name, value) in cells.members {
      let pointer = "/let/\(JSONPointer.escape(name))"
      guard let counted = value["count"] else {
        named.append((name, try Expression(value, at: pointer)))
        continue
      }
      guard case .string(let heading) = counted, case .string(let by) = value["by"],
        value.object?.count == 2, gathers
      else {
        throw Fault(
          .pointer(pointer), "expression",
          "count and by are two headings, and go with gather.")
      }
      named.append((name, .count(of: heading, by: by)))
    }
    return named
  }
}
