/// One request and how it was answered, for the application's logs and metrics.
package struct Exchange: Sendable {
  /// The request without its body; nil if no head could be read.
  package let request: Request?
  /// The peer's numeric address, without its port.
  package let remoteAddress: String
  /// The status of the response; 0 if the connection ended before there was one.
  package let status: Int
  /// The note that the application attached to the response.
  package let note: Response.Note
  /// Bytes of the response, including its head.
  package let bytes: Int
  /// Time from the arrival of the head until the response was made, sent or not.
  package let nanoseconds: Int64
  /// Whether the connection ended before the response was complete.
  package let isCut: Bool
}
