/// A connection that was just accepted.
struct Newcomer: Sendable {
  let descriptor: CInt
  /// The peer's address in numbers.
  let remoteAddress: String
  /// What the limit for one address counts by: an IPv4 address, or the first half of an IPv6 one,
  /// because one client owns all the addresses of the second half.
  let origin: UInt64
  /// Whether there is room for it; if not, it gets the busy answer and no more.
  var isAdmitted = true
}
