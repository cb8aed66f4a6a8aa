/// What becomes of a record that is there already, as a mapping says.
package struct Existing: Sendable {
  /// Whether it stays as it is.
  var isKept = false
  /// Members that it keeps.
  var keep: [String] = []
  /// Lists whose elements are added to those that it has.
  var add: [String] = []

  package init(isKept: Bool = false, keep: [String] = [], add: [String] = []) {
    (self.isKept, self.keep, self.add) = (isKept, keep, add)
  }
}
