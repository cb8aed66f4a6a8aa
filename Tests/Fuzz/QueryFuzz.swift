import HTTP

/// Percent-decoding of paths and queries: never a NUL, never more bytes out than in.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let text = String(decoding: bytes, as: UTF8.self)
  if let parameters = try? QueryParameters(text) {
    for (name, value) in parameters {
      precondition(!name.utf8.contains(0) && !value.utf8.contains(0), "a NUL was let through")
      precondition(parameters.all(name).contains { $0 == value }, "a parameter cannot be found")
    }
    precondition(parameters.count <= QueryParameters.limit, "the limit was crossed")
  }
  if let segments = try? PercentDecoding.segments("/" + text) {
    let length = segments.reduce(0) { $0 + $1.utf8.count }
    precondition(length <= text.utf8.count, "decoding made bytes")
  }
  _ = PercentDecoding.bytes(bytes, plusIsSpace: true)
  return 0
}
