/// The application as one worker sees it: created on the worker's thread and used only there.
package protocol Handler: AnyObject {
  /// Decides by the head alone what to do with the body; called for every request.
  func admit(_ head: Request) -> Admission
  /// Answers a complete request, or returns nil and sends the response through `later`.
  func respond(to request: Request, later: Responder) -> Response?
  /// The response to a request that breaks HTTP or a limit; the connection closes after it.
  func refuse(_ failure: HTTPError, head: Request?) -> Response
  /// Called once for every response, when all of it is made or it is abandoned.
  func finished(_ exchange: Exchange)
  /// Called before the worker waits, when every ready request has been handled.
  ///
  /// The place to release what was kept for these requests together, such as a read snapshot.
  func rest()
}

extension Handler {
  /// By default there is nothing to release.
  package func rest() {}
}
