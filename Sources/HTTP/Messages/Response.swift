/// An answer; length, Date, Connection and transfer coding are the encoder's business.
package struct Response: Sendable {
  /// The status line's code and phrase.
  package var status: Status
  /// The fields the application adds.
  package var headers: ResponseHeaders
  /// The body; for HEAD give what GET would have, it is counted and not sent.
  package var body: Body
  /// What the application wants to hear back when the answer is out.
  package var note = Note()

  /// What follows the head.
  package enum Body: Sendable {
    /// Nothing.
    case none
    /// Bytes in memory, sent with Content-Length.
    case bytes([UInt8])
    /// Chunks pulled while the client takes them.
    case stream(any BodySource)
  }

  /// What an answer is to the application; it means nothing to the server.
  package struct Note: Sendable {
    /// The name under which the request was answered.
    package var id = ""
    /// The number of the route that answered; nil if there was none.
    package var route: Int?
    /// Who asked, as far as that is known.
    package var actor: String?

    /// Nothing known yet.
    package init() {}
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
