/// A long answer: pulled for its next chunk on a Dispatch queue, never by two threads at once.
package protocol BodySource: AnyObject, Sendable {
  /// The next chunk, or nil at the end of the body; an error breaks the answer off visibly.
  func next() throws -> [UInt8]?
}
