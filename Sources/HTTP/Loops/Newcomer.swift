/// A connection that was just accepted.
struct Newcomer: Sendable {
  let descriptor: CInt
  /// The peer's numeric address, without its port.
  let remoteAddress: String
  /// The key for the limit per address: an IPv4 address, or the first 64 bits of an IPv6 address.
  ///
  /// One client usually owns all the addresses that share the first half of an IPv6 address.
  let origin: UInt64
  /// Whether there is room for it; if not, it only gets the busy response.
  var isAdmitted = true
}
