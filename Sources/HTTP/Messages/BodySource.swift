/// The body of a long response, made chunk by chunk on a Dispatch queue, one call at a time.
package protocol BodySource: AnyObject, Sendable {
  /// The next chunk, or nil at the end; an error cuts the response off visibly.
  func next() throws -> [UInt8]?
}
