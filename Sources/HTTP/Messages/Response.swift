/// An answer; length, Date, Connection and transfer coding are the encoder's business.
package struct Response: Sendable {
  /// The status line's code and phrase.
  package var status: Status
  /// The fields the application adds.
  package var headers: ResponseHeaders
  /// The body; for HEAD give what GET would have, it is counted and not sent.
  package var body: Body

  /// What follows the head.
  package enum Body: Sendable {
    /// Nothing.
    case none
    /// Bytes in memory, sent with Content-Length.
    case bytes([UInt8])
    /// Chunks pulled while the client takes them.
    case stream(any BodySource)
  }

  /// An answer with the given parts.
  package init(
    _ status: Status, headers: ResponseHeaders = ResponseHeaders(), body: Body = .none
  ) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
