package import JSON

/// Records of another kind that are written together with one of this kind, in a member of its body that no
/// document has: each names the record in its member `back`.
package struct Carried: Sendable {
  /// The member of the body, a list.
  package let member: String
  package let resource: Resource
  package let back: String
  /// The members by which an element without id and code means a record that is there.
  package let key: [String]
  package let about: String

  package init(
    _ member: String, _ resource: Resource, back: String, key: [String], about: String
  ) {
    (self.member, self.resource, self.back) = (member, resource, back)
    (self.key, self.about) = (key, about)
  }

  /// The most elements of one body.
  package static let most = 100

  /// The body of a new record that `element` is, for the record `id`.
  package func body(_ element: JSONObject, of id: String) -> JSON {
    var body = element
    body[back] = .string(id)
    return .object(body)
  }
}
