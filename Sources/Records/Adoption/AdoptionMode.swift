/// What an import does with a record that is there already.
package enum AdoptionMode: String, Sendable, CaseIterable {
  /// It is a fault of its row.
  case insert
  /// Its members are set to those given.
  case upsert
}
