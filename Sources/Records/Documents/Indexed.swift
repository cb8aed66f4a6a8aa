package import Geometry
package import JSON

/// The values of one document that stand beside it: columns, link rows, search text, shape.
package struct Indexed: Sendable {
  /// One value for each column of the index, in its order.
  package private(set) var columns: [JSON]
  /// The rows of each link of the index, in its order.
  package private(set) var links: [[LinkRow]]
  package private(set) var text: String
  package private(set) var contained: String
  package private(set) var shape: Outline?

  /// The shape of the record `subject` in its stored form, and the box around it.
  package struct Outline: Equatable {
    package let subject: String
    package let box: Box
    package let bytes: [UInt8]
  }

  package init(_ members: JSONObject, _ index: Index) {
    columns = Indexed.columns(members, index)
    links = index.links.map { $0.rows(in: members) }
    text = Indexed.text(members, index)
    contained = Indexed.contained(members, index)
    shape = Indexed.shape(members, index)
  }

  /// Makes anew what depends on the members at `places`.
  mutating func renew(_ members: JSONObject, _ places: [Int], _ index: Index) {
    for (offset, column) in index.columns.enumerated()
    where column.part == .links || places.contains(column.place) {
      columns[offset] = column.value(in: members)
    }
    for (offset, link) in index.links.enumerated() where places.contains(link.places[0]) {
      links[offset] = link.rows(in: members)
    }
    if index.isSearched(places) { text = Indexed.text(members, index) }
    if index.isContained(places) { contained = Indexed.contained(members, index) }
    if index.isShape(places) { shape = Indexed.shape(members, index) }
  }

  package static func columns(_ members: JSONObject, _ index: Index) -> [JSON] {
    index.columns.map { $0.value(in: members) }
  }

  /// The text that search finds, in the order of the declaration.
  package static func text(_ members: JSONObject, _ index: Index) -> String {
    var found: [String] = []
    for text in index.searched {
      Index.visit(.object(members), text.path[...], text.places[...]) { value in
        if case .string(let text) = value { found.append(text) }
      }
    }
    return found.joined(separator: "\n")
  }

  /// The texts of which filters find any part.
  package static func contained(_ members: JSONObject, _ index: Index) -> String {
    index.contained.compactMap { $0.value(in: members).string }.joined(separator: "\n")
  }

  package static func shape(_ members: JSONObject, _ index: Index) -> Outline? {
    guard let place = index.shape, let subject = members.text(place.subject),
      let geometry = members[place.field], let shape = GeometryReader.shape(of: geometry),
      let box = shape.box
    else { return nil }
    return Outline(subject: subject, box: box, bytes: shape.bytes)
  }
}

extension Index {
  /// Whether search finds texts of a member at one of `places`.
  package func isSearched(_ places: [Int]) -> Bool {
    searched.contains { places.contains($0.places[0]) }
  }

  /// Whether filters find parts of a member at one of `places`.
  package func isContained(_ places: [Int]) -> Bool {
    contained.contains { places.contains($0.place) }
  }

  /// Whether the shape depends on a member at one of `places`.
  package func isShape(_ places: [Int]) -> Bool {
    shape?.places.contains(where: places.contains) ?? false
  }
}
