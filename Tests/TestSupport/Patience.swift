/// How long a test waits for what must come.
package enum Patience {
  /// Far more than the slowest machine needs: a test that passes waits for the event, and only one that
  /// fails waits so long.
  package static let seconds = 120
}
