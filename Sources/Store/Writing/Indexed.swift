import Geometry
import JSON
import Records

/// The values of one document that stand beside it: columns, link rows, search text, shape.
struct Indexed: Equatable {
  struct Link: Hashable {
    let field: String
    let value: String

    /// The bytes decide, as in SQLite; Swift's `==` takes canonically equal texts as one.
    static func == (left: Link, right: Link) -> Bool {
      left.value.hasSameBytes(as: right.value) && left.field.hasSameBytes(as: right.field)
    }

    func hash(into hasher: inout Hasher) {
      var value = value
      value.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  /// One value for each column of the index, in its order.
  let columns: [JSON]
  let links: Set<Link>
  let text: String
  let shape: Outline?

  /// The shape of the record `subject` in its stored form, and the box around it.
  struct Outline: Equatable {
    let subject: String
    let box: Box
    let bytes: [UInt8]
  }

  init(_ members: JSONObject, _ index: Index) {
    columns = index.columns.map { column in
      let value = members[column.field.name] ?? .null
      guard case .string(let text) = value else { return value }
      switch column.part {
      case .whole: return value
      case .earliest: return Indexed.day(UncertainDate(text)?.earliest)
      case .latest: return Indexed.day(UncertainDate(text)?.latest)
      }
    }
    var links: Set<Link> = []
    for link in index.links {
      for value in Indexed.values(of: link, in: members) {
        links.insert(Link(field: link.name, value: value))
      }
    }
    self.links = links
    var found: [String] = []
    for path in index.searched {
      Indexed.visit(.object(members), path[...]) { value in
        if case .string(let text) = value { found.append(text) }
      }
    }
    text = found.joined(separator: "\n")
    shape = index.shape.flatMap { Indexed.outline(members, $0) }
  }

  /// The values of `members` that stand in link rows under `link`.
  static func values(of link: Index.Link, in members: JSONObject) -> [String] {
    var values: [String] = []
    visit(.object(members), link.path[...]) { value in
      if let member = link.aliasCode, case .object(let item) = value {
        guard let scheme = item.text("scheme"), let code = item.text(member) else { return }
        values.append("\(scheme):\(code)")
      } else if let text = text(value) {
        values.append(text)
      }
    }
    return values
  }

  /// Calls `found` with each value at `path`, going through lists; null counts as none.
  static func visit(_ value: JSON, _ path: ArraySlice<String>, _ found: (JSON) -> Void) {
    switch value {
    case .array(let items): for item in items { visit(item, path, found) }
    case .object(let object):
      guard let name = path.first else { return found(value) }
      if let member = object[name] { visit(member, path.dropFirst(), found) }
    case .null: return
    case .bool, .integer, .decimal, .string: if path.isEmpty { found(value) }
    }
  }

  private static func outline(_ members: JSONObject, _ index: Index.Shape) -> Outline? {
    guard let subject = members.text(index.subject), let geometry = members[index.field],
      let shape = GeometryReader.shape(of: geometry), let box = shape.box
    else { return nil }
    return Outline(subject: subject, box: box, bytes: shape.bytes)
  }

  private static func day(_ day: CalendarDate?) -> JSON {
    day.map { .string($0.description) } ?? .null
  }

  private static func text(_ value: JSON) -> String? {
    switch value {
    case .string(let text): text
    case .integer(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    case .null, .decimal, .array, .object: nil
    }
  }
}
