/// What happened to the register's file, for its operator.
package struct StorageEvent: Sendable {
  package enum Weight: Sendable {
    /// A trouble that was reported is over.
    case good
    /// Something is in the way, and nothing is lost.
    case warning
    /// Writing has stopped.
    case failure
    /// This process cannot go on with the file; another one may recover it.
    case loss
  }

  package let weight: Weight
  /// What happened and what follows, with the engine's own words.
  package let sentence: String
}
