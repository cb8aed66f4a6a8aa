/// A request target and its parts (RFC 9112 section 3.2).
struct Target {
  let path: String
  let query: String?
  /// The range of an absolute target's authority, which takes precedence over Host; nil otherwise.
  let authority: Range<Int>?

  /// Parses bytes that the request line has already found to be visible ASCII.
  init(_ target: Span<UInt8>, method: Method) throws(HTTPError) {
    var start = 0
    var authority: Range<Int>?
    // Most targets are plain paths, which this one test settles.
    if target[0] != UInt8(ascii: "/") {
      if method.name == "CONNECT" {
        guard target.firstIndex(of: ASCII.colon) != nil, Authority.isValid(target) else {
          throw .badTarget("The target of CONNECT is a host and a port.")
        }
      } else if let scheme = Self.schemeLength(target) {
        start = Self.authorityEnd(target, from: scheme)
        authority = scheme..<start
        guard Authority.isValid(target.extracting(scheme..<start)) else {
          throw .badTarget("The target's authority is not a host and perhaps a port.")
        }
      } else if target[0] == UInt8(ascii: "*") {
        guard target.count == 1, method == .options else {
          throw .badTarget("The target * belongs to OPTIONS alone.")
        }
      } else {
        throw .badTarget("The request target must begin with a slash.")
      }
    }
    self.authority = authority
    let mark = target.firstIndex(of: UInt8(ascii: "?"), in: start..<target.count)
    let end = mark ?? target.count
    path = start == end ? "/" : target.extracting(start..<end).text
    query = mark.map { target.extracting($0 + 1..<target.count).text }
  }

  private static func schemeLength(_ target: Span<UInt8>) -> Int? {
    if target.count >= 7, target.extracting(0..<7).equals("http://") { return 7 }
    return target.count >= 8 && target.extracting(0..<8).equals("https://") ? 8 : nil
  }

  private static func authorityEnd(_ target: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < target.count, target[end] != UInt8(ascii: "/"), target[end] != UInt8(ascii: "?") {
      end += 1
    }
    return end
  }
}
