/// What to do with a request once its head is known and before its body is read.
package enum Admission: Sendable {
  /// Read at most this many bytes into memory, then answer; they are the share of `payer` in all bodies.
  case buffer(limit: Int, payer: Payer? = nil)
  /// Read at most this many bytes into a temporary file, then answer; the request holds `place` until it is
  /// answered or abandoned.
  case spool(limit: Int, place: (any AnyObject & Sendable)? = nil)
  /// Do not read the body, and send this response.
  case refuse(Response)
}
