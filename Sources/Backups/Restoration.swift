/// The result of restoring a register.
package struct Restoration: Sendable, Equatable {
  /// The name under which the old file was set aside, if there was one.
  package let aside: String?
  /// How many keys of the restored file are valid.
  package let liveKeys: Int
  /// Whether the old file could tell which keys were ended since the copy; they are ended in the new one
  /// too.
  package let keepsEnds: Bool
}
