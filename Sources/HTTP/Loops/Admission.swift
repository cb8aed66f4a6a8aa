/// What to do with a request once its head is known and before its body is read.
package enum Admission: Sendable {
  /// Read at most this many bytes into memory, then answer.
  case buffer(limit: Int)
  /// Read at most this many bytes into a temporary file, then answer.
  case spool(limit: Int)
  /// Do not read the body, and send this response.
  case refuse(Response)
}
