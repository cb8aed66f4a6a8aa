/// What one worker has handled: written by its thread alone, read by any.
final class Traffic: Sendable {
  let received = Counter()
  let sent = Counter()
  /// Requests whose head was read and whose response is not complete yet.
  let inHand = Counter()
}
