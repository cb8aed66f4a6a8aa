/// A response; the encoder adds Content-Length, Date, Connection and Transfer-Encoding.
package struct Response: Sendable {
  /// The status code and phrase.
  package var status: Status
  /// The fields that the application adds.
  package var headers: ResponseHeaders
  /// The body; for HEAD the one of GET, which is counted and not sent.
  package var body: Body
  /// A note that the server returns to the application in `Handler.finished`.
  package var note = Note()

  /// What follows the head.
  package enum Body: Sendable {
    /// No body.
    case none
    /// Bytes in memory, sent with Content-Length.
    case bytes([UInt8])
    /// Chunks produced as the client reads them.
    case stream(any BodySource)
  }

  /// Facts about a response that only the application uses.
  package struct Note: Sendable {
    /// The id of the request.
    package var id = ""
    /// The number of the route that answered; nil if none did.
    package var route: Int?
    /// Who made the request, if known.
    package var actor: String?

    /// A note with nothing known yet.
    package init() {}
  }

  /// A response made of the given parts.
  package init(
    _ status: Status, headers: ResponseHeaders = ResponseHeaders(), body: Body = .none
  ) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
