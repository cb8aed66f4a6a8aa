extension Server {
  /// What the server has handled since it started, and what it is handling now.
  package struct Statistics: Sendable {
    /// Connections let in since the start, and those refused.
    package let accepted: Int
    package let refused: Int
    /// Connections that are open now.
    package let connections: Int
    /// Requests whose head was read and whose response is not complete yet.
    package let requestsInHand: Int
    package let bytesReceived: Int
    package let bytesSent: Int
  }

  /// The statistics now; safe from any thread, and its numbers may be an instant apart.
  package var statistics: Statistics {
    let counts = census.totals
    func sum(_ part: (Traffic) -> Counter) -> Int { traffic.reduce(0) { $0 + part($1).value } }
    return Statistics(
      accepted: counts.accepted, refused: counts.refused, connections: counts.present,
      requestsInHand: sum(\.inHand), bytesReceived: sum(\.received), bytesSent: sum(\.sent))
  }
}
