import HTTP

/// Which endpoint a request means.
extension API {
  /// The path and the endpoint that `request` asks for; throws what there is instead.
  func find(_ request: Request) throws -> (Router.Match, Router.Entry) {
    // The target of CONNECT is the address of another server, not a path of this one.
    guard request.path.hasPrefix("/") else {
      throw Problem(.notImplemented, "This server is no proxy.")
    }
    let match = try match(request.path)
    let method = request.method == .head ? .get : request.method
    guard let entry = match.entries.first(where: { $0.endpoint.method == method }) else {
      guard API.methods.contains(method.name) else {
        throw Problem(.notImplemented, "The method \(method.name) is not known here.")
      }
      throw Problem(
        .methodNotAllowed, "This path takes \(match.allow.joined(separator: ", ")).",
        headers: [("Allow", match.allow.joined(separator: ", "))])
    }
    return (match, entry)
  }

  /// What stands at `path`; throws what is wrong with it.
  func match(_ path: String) throws -> Router.Match {
    if let match = try service.router.match(path) { return match }
    let bare = String(path.dropLast())
    guard path.hasSuffix("/"), try service.router.match(bare) != nil else {
      let hint =
        path.contains(":") ? " A slash that belongs to a code is written %2F." : ""
      throw Problem(.notFound, "There is nothing at \(path); /v1 lists what there is.\(hint)")
    }
    throw Problem(.notFound, "There is nothing at \(path); leave the last slash out: \(bare).")
  }

  /// The methods that some path takes.
  static let offered = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
  /// The methods that are known, whether or not a path takes them.
  static let methods = offered + ["TRACE", "CONNECT", "QUERY"]
}
