/// One request; its head has passed every rule of RFC 9112.
package struct Request: Sendable {
  /// The method; CONNECT and TRACE are passed on, and the handler refuses them.
  package var method: Method
  /// The path of the target as sent, still percent-encoded, without the query; `*` for OPTIONS.
  package var path: String
  /// The text after the first `?` of the target, as sent; nil when there is no `?`.
  package var query: String?
  /// The header fields as received.
  package var headers: Headers
  /// The authority of the target, else the Host field; empty only for HTTP/1.0 without Host.
  package var host: String
  /// The body; `.none` for an empty one, however it was framed.
  package var body: Body
  /// The x of HTTP/1.x: 0 or 1.
  package var minorVersion: Int
  /// The peer's numeric address, without its port.
  package var remoteAddress: String
  /// The request's id in responses and logs; empty if it did not come from a socket.
  package var id = ""
  /// What the handler has reserved for it when the body was admitted.
  package var place: (any AnyObject & Sendable)?

  /// The body, and where it is kept.
  package enum Body: Sendable {
    /// No body, or an empty one.
    case none
    /// A body admitted with `Admission.buffer`.
    case bytes([UInt8])
    /// A body admitted with `Admission.spool`.
    case file(SpooledFile)
  }

  /// A request that did not come from a socket, for tests and the command line.
  package init(
    method: Method, path: String, query: String? = nil, headers: [(String, String)] = [],
    host: String = "localhost", body: Body = .none, minorVersion: Int = 1,
    remoteAddress: String = "127.0.0.1"
  ) {
    self.init(
      method: method, path: path, query: query, headers: Headers(headers), host: host,
      minorVersion: minorVersion, remoteAddress: remoteAddress)
    self.body = body
  }

  init(
    method: Method, path: String, query: String?, headers: Headers, host: String,
    minorVersion: Int, remoteAddress: String
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.host = host
    self.body = .none
    self.minorVersion = minorVersion
    self.remoteAddress = remoteAddress
  }
}
