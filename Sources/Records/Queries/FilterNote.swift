package import JSON

/// A member that a worked-out filter has stand beside the items of a list.
package struct FilterNote: Sendable {
  package let name: String
  package let schema: JSON

  package init(_ name: String, _ schema: JSON) { (self.name, self.schema) = (name, schema) }
}
