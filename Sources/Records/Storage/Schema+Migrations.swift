package import SQLite

extension Schema {
  /// The steps from each earlier version of the base's tables to the next.
  ///
  /// A step is frozen once a release has it: it says in SQL of its own what the tables of its version are.
  /// Whatever derives from the log, the tables of each kind, is made anew after the last step and needs none.
  package static let migrations = [
    Migration(version: 2, name: "documents complete") { _ in }
  ]
}
