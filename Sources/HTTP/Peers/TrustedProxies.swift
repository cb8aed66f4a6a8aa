/// The proxies whose headers about their clients are believed, and how a request's client is found.
package struct TrustedProxies: Sendable {
  private let ranges: [AddressRange]

  /// Trusts the addresses of `ranges`.
  package init(_ ranges: [AddressRange] = []) { self.ranges = ranges }

  package var isEmpty: Bool { ranges.isEmpty }

  package func contains(_ address: IPAddress) -> Bool { ranges.contains { $0.contains(address) } }

  /// The address that asked: the peer's own, or the last one on the way that is no trusted proxy.
  ///
  /// Each proxy adds the address that it saw at the end, so only the end is to be believed. Where `Forwarded`
  /// and `X-Forwarded-For` name different clients, the proxy passed one of them on unread, and the peer counts.
  package func client(of peer: IPAddress, _ headers: Headers) -> IPAddress {
    guard contains(peer) else { return peer }
    let forwarded = headers.all("Forwarded")
    let listed = headers.all("X-Forwarded-For")
    let named = [
      forwarded.isEmpty ? nil : last(ForwardedField.addresses(forwarded), before: peer),
      listed.isEmpty ? nil : last(TrustedProxies.addresses(listed), before: peer),
    ].compactMap { $0 }
    guard let client = named.first, named.allSatisfy({ $0 == client }) else { return peer }
    return client
  }

  /// Walks from the last address towards the client, as long as it was reported by a trusted proxy.
  private func last(_ way: [IPAddress?], before peer: IPAddress) -> IPAddress {
    var speaker = peer
    for address in way.reversed() {
      // Something else than an address was made up or hidden, so the proxy that passed it on
      // counts.
      guard let address else { return speaker }
      speaker = address
      guard contains(address) else { return address }
    }
    return speaker
  }

  private static func addresses(_ values: [String]) -> [IPAddress?] {
    values.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map { part in
      ForwardedField.address(ForwardedField.trimmed(part))
    }
  }
}
