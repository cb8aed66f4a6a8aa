/// One request and how it was answered, for the application's own accounts.
package struct Exchange: Sendable {
  /// The request without its body; nil where no head could be read.
  package let request: Request?
  /// The address of the peer in numbers.
  package let remoteAddress: String
  /// The status of the answer; 0 where the connection ended before there was one.
  package let status: Int
  /// What the answer bore.
  package let note: Response.Note
  /// Bytes of the answer, its head among them.
  package let bytes: Int
  /// From the readiness of the socket that brought the head to the last byte of the answer's making.
  package let nanoseconds: Int64
  /// Whether the connection ended before the answer was made whole.
  package let isCut: Bool
}
