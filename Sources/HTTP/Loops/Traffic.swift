/// What went through one worker: counted by its thread alone, read by any.
final class Traffic: Sendable {
  let received = Counter()
  let sent = Counter()
  /// Requests whose head was read and whose answer is not whole yet.
  let inHand = Counter()
}
