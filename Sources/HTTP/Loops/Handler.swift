/// The application, as one worker sees it: made on the worker's own thread and used only there.
package protocol Handler: AnyObject {
  /// Decides about a request by its head, before its body is read; asked for every request.
  func admit(_ head: Request) -> Admission
  /// Answers a whole request, or returns nil and sends the answer through `later`.
  func respond(to request: Request, later: Responder) -> Response?
  /// The answer to a request that broke a rule of HTTP or a limit; the connection closes after it.
  func refuse(_ failure: HTTPError, head: Request?) -> Response
  /// Hears of every answer once it is made whole or given up.
  func finished(_ exchange: Exchange)
  /// All requests that were there have been seen, and the worker will wait: time to let go of what
  /// was held for them together.
  func rest()
}

extension Handler {
  /// Nothing is held.
  package func rest() {}
}
