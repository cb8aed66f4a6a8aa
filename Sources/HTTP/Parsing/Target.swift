/// A request target taken apart (RFC 9112 section 3.2).
struct Target {
  let path: String
  let query: String?
  /// The authority of an absolute target, which wins over Host.
  let authority: ArraySlice<UInt8>?

  /// Reads bytes the request line has already found to be visible ASCII.
  init(_ target: ArraySlice<UInt8>, method: Method) throws(HTTPError) {
    var rest = target
    var authority: ArraySlice<UInt8>?
    if method.name == "CONNECT", target.first != UInt8(ascii: "/") {
      guard target.contains(ASCII.colon), Authority.isValid(target) else {
        throw .badTarget("The target of CONNECT is a host and a port.")
      }
    } else if let scheme = Self.schemeLength(target) {
      rest = target.dropFirst(scheme)
      let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
      let named = rest[..<(end ?? rest.endIndex)]
      guard Authority.isValid(named) else {
        throw .badTarget("The target's authority is not a host and perhaps a port.")
      }
      authority = named
      rest = rest[named.endIndex...]
    } else if target.first == UInt8(ascii: "*") {
      guard target.count == 1, method == .options else {
        throw .badTarget("The target * belongs to OPTIONS alone.")
      }
    } else if target.first != UInt8(ascii: "/") {
      throw .badTarget("The request target must begin with a slash.")
    }
    self.authority = authority
    let mark = rest.firstIndex(of: UInt8(ascii: "?"))
    let path = rest[..<(mark ?? rest.endIndex)]
    self.path = path.isEmpty ? "/" : String(decoding: path, as: UTF8.self)
    query = mark.map { String(decoding: rest[($0 + 1)...], as: UTF8.self) }
  }

  private static func schemeLength(_ target: ArraySlice<UInt8>) -> Int? {
    // Most targets are paths: settle those with one look.
    guard target.first != UInt8(ascii: "/") else { return nil }
    if ASCII.equal(target.prefix(7), "http://") { return 7 }
    return ASCII.equal(target.prefix(8), "https://") ? 8 : nil
  }
}
