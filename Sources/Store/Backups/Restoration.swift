/// What restoring a register came to.
package struct Restoration: Sendable, Equatable {
  /// The name under which the old file was set aside, if there was one.
  package let aside: String?
  /// How many keys the restored file takes.
  package let liveKeys: Int
  /// Whether the old file said which keys were ended since the copy; they are ended in the new one.
  package let keepsEnds: Bool
}
