/// One request, its head checked by every rule of RFC 9112 before anybody sees it.
package struct Request: Sendable {
  /// The method; CONNECT and TRACE arrive like any other and are the handler's to refuse.
  package var method: Method
  /// The path of the target as sent, still percent-encoded, without the query; `*` for OPTIONS.
  package var path: String
  /// The text after the first `?` of the target, as sent; nil when there is no `?`.
  package var query: String?
  /// The header fields as they came.
  package var headers: Headers
  /// The authority of the target, else the Host field; empty only for HTTP/1.0 without Host.
  package var host: String
  /// The body; an empty one is `.none`, however it was framed.
  package var body: Body
  /// 0 or 1.
  package var minorVersion: Int
  /// The address of the peer in numbers, without its port.
  package var remoteAddress: String
  /// The name under which it is answered and logged; empty if it did not come from a socket.
  package var id = ""

  /// What came after the head.
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
