/// The beginning of an element.
struct XMLElement {
  let name: XMLName
  let attributes: [(name: XMLName, value: String)]

  /// The value of an attribute; nil if there is none.
  subscript(_ space: String, _ local: String) -> String? {
    attributes.first { $0.name.local == local && $0.name.space == space }?.value
  }

  /// The value of an attribute in no namespace.
  subscript(_ local: String) -> String? { self["", local] }
}
