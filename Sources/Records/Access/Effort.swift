/// How long an answer may be worked on, and whether anybody still waits for it.
///
/// It belongs to the thread that works, so that loops deep below the answer can ask without its being handed
/// through all that lies between.
package final class Effort: Sendable {
  /// That of the work on this thread; nil where nothing bounds it.
  @TaskLocal package static var current: Effort?

  /// The time is used up, or nobody waits any more.
  package struct Ended: Error {}

  private let end: ContinuousClock.Instant
  private let isUnwanted: @Sendable () -> Bool

  /// An effort of `seconds` from now on, unless `isUnwanted` comes true before.
  package init(seconds: Double, isUnwanted: @escaping @Sendable () -> Bool = { false }) {
    end = .now + .seconds(max(0, min(seconds, 86_400)))
    self.isUnwanted = isUnwanted
  }

  /// Whether nobody waits for the answer any more, or the time for it is used up.
  package var hasEnded: Bool { isUnwanted() || .now >= end }

  /// Throws if the work on this thread has ended; to be asked in each round of a loop over records.
  package static func check() throws(Ended) {
    if let current, current.hasEnded { throw Ended() }
  }
}
