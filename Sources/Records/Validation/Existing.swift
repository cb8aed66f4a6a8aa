/// What an import does with a record that is there already, as a mapping says.
package struct Existing: Sendable {
  /// Whether it stays as it is.
  package var isKept = false
  /// Members whose present values stay.
  package var keep: [String] = []
  /// Lists to which the elements given are added.
  package var add: [String] = []
  /// Those of the lists in which each vintage holds until the next.
  package var vintage: [String] = []
  /// Whether members stay that anybody else than the importer set or changed.
  package var yields = false

  package init(
    isKept: Bool = false, keep: [String] = [], add: [String] = [], vintage: [String] = []
  ) {
    (self.isKept, self.keep, self.add, self.vintage) = (isKept, keep, add, vintage)
  }
}
