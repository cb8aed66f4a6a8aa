import HTTP

/// A file that is made while it is sent, whose client is charged for the time that each part takes.
final class ChargedSource: BodySource {
  private let source: any BodySource
  private let charge: @Sendable (_ nanoseconds: Int64) -> Void

  init(_ source: any BodySource, _ charge: @escaping @Sendable (_ nanoseconds: Int64) -> Void) {
    (self.source, self.charge) = (source, charge)
  }

  func next() throws -> [UInt8]? {
    let start = ThreadClock.now
    defer { charge(ThreadClock.now - start) }
    return try source.next()
  }
}
