/// What the parser counts before it builds anything.
struct ParserLimits: Sendable {
  var requestLine = ServerConfiguration.defaultRequestLine
  var head = ServerConfiguration.defaultHead
  var fields = 100

  /// Empty lines skipped before a request line (RFC 9112 section 2.2 asks for at least one).
  static let blankLines = 2
  /// A chunk-size line with its extensions.
  static let chunkLine = 4 * 1024
  /// All chunk extensions of one body: endless ones held Go, Node and hyper (CVE-2023-39326).
  static let extensions = 16 * 1024
  static let trailers = 8 * 1024
  static let trailerFields = 100
}
