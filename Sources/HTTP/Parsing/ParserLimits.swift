/// The parser's limits, checked before anything is allocated.
struct ParserLimits: Sendable {
  var requestLine = ServerConfiguration.defaultRequestLine
  var head = ServerConfiguration.defaultHead
  var fields = 100

  /// Empty lines skipped before a request line (RFC 9112 section 2.2 asks for at least one).
  static let blankLines = 2
  /// Bytes of a chunk-size line with its extensions.
  static let chunkLine = 4 * 1024
  /// Bytes of all chunk extensions of one body.
  ///
  /// Endless extensions kept Go, Node and hyper busy (CVE-2023-39326).
  static let extensions = 16 * 1024
  static let trailers = 8 * 1024
  static let trailerFields = 100
}
