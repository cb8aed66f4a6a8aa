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
    columns = index.columns.map { $0.value(in: members) }
    var links: Set<Link> = []
    for link in index.links {
      for value in link.values(in: members) {
        links.insert(Link(field: link.name, value: value))
      }
    }
    self.links = links
    var found: [String] = []
    for path in index.searched {
      Index.visit(.object(members), path[...]) { value in
        if case .string(let text) = value { found.append(text) }
      }
    }
    text = found.joined(separator: "\n")
    shape = index.shape.flatMap { Indexed.outline(members, $0) }
  }

  private static func outline(_ members: JSONObject, _ index: Index.Shape) -> Outline? {
    guard let subject = members.text(index.subject), let geometry = members[index.field],
      let shape = GeometryReader.shape(of: geometry), let box = shape.box
    else { return nil }
    return Outline(subject: subject, box: box, bytes: shape.bytes)
  }
}
