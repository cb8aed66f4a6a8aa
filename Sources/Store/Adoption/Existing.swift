/// What an import does with a record that is there already, as a mapping says.
package struct Existing: Sendable {
  /// Whether it stays as it is.
  var isKept = false
  /// Members whose present values stay.
  var keep: [String] = []
  /// Lists to which the elements given are added.
  var add: [String] = []

  package init(isKept: Bool = false, keep: [String] = [], add: [String] = []) {
    (self.isKept, self.keep, self.add) = (isKept, keep, add)
  }
}
