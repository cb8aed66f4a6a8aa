package import JSON

extension Index {
  /// Values in a list, or a reference, that are kept in link rows: one row for each value and element.
  package final class Link: Sendable {
    /// The members from the top, joined by dots.
    package let name: String
    /// Its place among the links of the kind, by which the link rows name it.
    package let number: Int
    /// The members from the top of the document to the value.
    package let path: [String]
    /// The position in the declaration of each member of the path.
    package let places: [Int]
    package let kind: Kind
    package let parameter: String?
    /// The list in whose elements the values lie; nil for values that lie in none.
    package let list: List?
    /// For a list of codes by which the record is found: the member of the code beside `scheme`.
    package let aliasCode: String?
    /// The function of `Field.Use.upward`, for a reference declared so.
    package let order: (@Sendable (JSONObject) -> String?)?
    /// Whether a day keeps the values of elements that are in force on it.
    package var isDated: Bool { list?.isDated == true }

    init(
      number: Int, path: [String], places: [Int], kind: Kind, parameter: String?, list: List?,
      aliasCode: String? = nil, order: (@Sendable (JSONObject) -> String?)? = nil
    ) {
      name = path.joined(separator: ".")
      (self.number, self.path, self.places, self.kind) = (number, path, places, kind)
      (self.parameter, self.list) = (parameter, list)
      (self.aliasCode, self.order) = (aliasCode, order)
    }
  }

  /// The bit of the column of links that says whether a record has values of `link`; nil if none does.
  package func bit(of link: Link) -> Int64? {
    columns.last?.links.firstIndex { $0 === link }.map { 1 << Int64($0) }
  }

  /// A list of nested records that lies in no other list: filters on its members meet in one element of it.
  package struct List: Sendable {
    /// The members from the top of the document to the list, joined by dots.
    package let name: String
    /// How many members of a link's path lead to it.
    package let depth: Int
    /// The member that says how much each element comes to, and its place among the element's members.
    package let amount: (name: String, place: Int)?
    /// Whether a day keeps the elements that are in force on it.
    package let isDated: Bool

    init(_ path: [String], _ nested: [Field], isDated: Bool) {
      (name, depth, self.isDated) = (path.joined(separator: "."), path.count, isDated)
      amount = nested.firstIndex(where: \.isSummed).map { (nested[$0].name, $0) }
    }
  }
}
