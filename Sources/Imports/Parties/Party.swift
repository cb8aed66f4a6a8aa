import JSON
import Records

/// A body that rows know by its name alone: how the name is read, and what is done where the register has none so
/// called.
struct Party: Sendable {
  enum Unknown: Sendable {
    /// The row has a fault.
    case stop
    /// A body is made, with a code of this scheme made of its name.
    case make(scheme: String, members: [(name: String, value: Expression)])
  }

  /// The cell that gets the reference to the body.
  let cell: String
  let name: Expression
  /// The cell that names several, one in each part; nil where a row names one.
  let each: Expression.Element.Each?
  /// Whether a row knows it by name alone; the cell is empty otherwise.
  let when: RowCondition?
  let unknown: Unknown

  /// The cell with the code of a body that is to be made, null where there is one of the name; with `each` a list of
  /// codes and names.
  var newCell: String { "\(cell).new" }

  /// Parses one member of `parties` in a mapping.
  init(_ cell: String, _ json: JSON, at pointer: String, _ catalogue: Catalogue) throws(Fault) {
    guard case .object(let object) = json, let name = object["name"] else {
      throw Fault(.pointer(pointer), "expression", "A party has a name, an expression.")
    }
    if let fault = Mapping.unknown(
      object, ["name", "each", "split", "skip", "when", "unknown"], at: pointer
    ).first {
      throw fault
    }
    self.cell = cell
    self.name = try Expression(name, at: "\(pointer)/name")
    each = try Expression.Element.each(object, at: pointer)
    when = try RowCondition(object["when"], at: "\(pointer)/when")
    let place = "\(pointer)/unknown"
    switch object["unknown"] {
    case nil, .string("stop"): unknown = .stop
    case .object(let make):
      if let fault = Mapping.unknown(make, ["scheme", "members"], at: place).first { throw fault }
      guard let scheme = make["scheme"]?.string, !scheme.isEmpty,
        case .object(let members) = make["members"] ?? .object([:])
      else {
        throw Fault(
          .pointer(place), "expression",
          "Say in scheme whose code a new body gets, and in members what else it has.")
      }
      let known = catalogue[Party.kind]?.fields.map(\.name) ?? []
      for (name, _) in members.members where !known.contains(name) || Party.given.contains(name) {
        throw Fault(
          .pointer("\(place)/members/\(JSONPointer.escape(name))"), "unknown_member",
          Party.given.contains(name)
            ? "\(name) is made of the party's name."
            : "\(Party.kind) have no such member\(Nearest.sentence(to: name, among: known)).")
      }
      unknown = .make(
        scheme: scheme, members: try Expression.members(members, at: "\(place)/members"))
    default:
      throw Fault(
        .pointer(place), "expression",
        "unknown is stop, or an object with the scheme and the members of bodies to make.")
    }
  }

  /// The kind of record that parties are.
  static let kind = "organisations"
  /// The members that follow from the name.
  private static let given = ["name", "identifiers"]

  /// The record of a body to make; nil where none is made.
  func target(_ resource: Resource) -> Mapping.Target? {
    guard case .make(let scheme, let members) = unknown else { return nil }
    let (codeCell, name): (String, Expression) =
      each == nil ? (newCell, name) : ("\(newCell)/code", .heading("\(newCell)/name"))
    let code = Expression.Element(
      when: nil, each: nil,
      shape: .record([("scheme", .constant(.string(scheme))), ("identifier", .heading(codeCell))]))
    let parts = each.map { _ in
      Expression.Element.Each(heading: newCell, separator: ",", skip: 0)
    }
    return Mapping.Target(
      resource: resource, each: parts, isOfParty: true,
      key: .template([.text("\(scheme):"), .heading(codeCell)]),
      when: .given(codeCell), existing: Existing(isKept: true),
      members: [("name", name), ("identifiers", .list([code]))] + members)
  }

  /// Adds the reference to the body that the row names, and the code of one to make; with `each` those of all bodies
  /// that it names, each with its name and the part that names it.
  func complete(_ row: inout SourceRow, with book: PartyBook?) throws(RowFault) {
    (row.derived[cell], row.derived[newCell]) = (.null, .null)
    if let when, try !when.isMet(by: row) { return }
    guard let each else {
      guard let text = Expression.text(try name.value(row)) else { return }
      let (reference, code) = try found(text, with: book)
      row.derived[cell] = .string(reference)
      row.derived[newCell] = code.map(JSON.string) ?? .null
      return
    }
    var (bodies, new): ([JSON], [JSON]) = ([], [])
    var faults: [RowFault] = []
    for part in try each.parts(row).dropFirst(each.skip) {
      var one = row
      one.derived[each.heading] = part
      do throws(RowFault) {
        guard let text = Expression.text(try name.value(one)) else { continue }
        let (reference, code) = try found(text, with: book)
        bodies.append(["reference": .string(reference), "name": .string(text), "part": part])
        if let code { new.append(["code": .string(code), "name": .string(text)]) }
      } catch {
        faults.append(error)
      }
    }
    if let first = faults.first {
      throw RowFault(
        column: each.heading, code: first.code,
        detail: faults.map(\.detail).joined(separator: " "))
    }
    (row.derived[cell], row.derived[newCell]) = (.array(bodies), .array(new))
  }

  /// The reference to the body that is or was called so, or is to be made, and the code that this gets.
  private func found(_ text: String, with book: PartyBook?) throws(RowFault) -> (String, String?) {
    func fault(_ code: String, _ detail: String) -> RowFault {
      RowFault(column: name.headings.first, code: code, detail: detail)
    }
    switch book?.find(text) ?? .none {
    case .one(let id): return (id, nil)
    case .several(let ids):
      throw fault(
        "ambiguous_name",
        "Several organisations are or were called \"\(text.cut(to: 200))\": \(ids.prefix(5).joined(separator: ", ")). Refer to the one that is meant by its code."
      )
    case .none:
      book?.note(text)
      guard case .make(let scheme, _) = unknown else {
        throw fault(
          "unknown_name",
          "No organisation is or was called \"\(text.cut(to: 200))\"; add it or correct the name, or say in the mapping what of it is to be made."
        )
      }
      guard let code = NameCode.text(text) else {
        throw fault("code", "No code can be made of a name without letters.")
      }
      return ("\(scheme):\(code)", code)
    }
  }
}
