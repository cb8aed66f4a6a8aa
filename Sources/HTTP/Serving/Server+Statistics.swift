extension Server {
  /// What went through the server since it started, and what is there now.
  package struct Statistics: Sendable {
    /// Connections that were let in, and those that were turned away or dropped.
    package let accepted: Int
    package let refused: Int
    /// Connections that are there now.
    package let connections: Int
    /// Requests whose head was read and whose answer is not whole yet.
    package let requestsInHand: Int
    package let bytesReceived: Int
    package let bytesSent: Int
  }

  /// Read at any time from any thread; the parts may be an instant apart.
  package var statistics: Statistics {
    let counts = census.totals
    func sum(_ part: (Traffic) -> Counter) -> Int { traffic.reduce(0) { $0 + part($1).value } }
    return Statistics(
      accepted: counts.accepted, refused: counts.refused, connections: counts.present,
      requestsInHand: sum(\.inHand), bytesReceived: sum(\.received), bytesSent: sum(\.sent))
  }
}
