@testable import HTTP

/// A chunked body: what is taken must be what a second, simple reading of the grammar finds.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let whole = read(bytes, step: max(1, size))
  let step = Int(bytes.last ?? 0) % 7 + 1
  precondition(whole == read(bytes, step: step), "the cut changed the body")
  precondition(whole.count <= 1000, "the limit was crossed")
  return 0
}

private func read(_ bytes: [UInt8], step: Int) -> [UInt8] {
  var decoder = ChunkDecoder()
  var body: [UInt8] = []
  var buffer: [UInt8] = []
  var start = 0
  do throws(HTTPError) {
    for begin in stride(from: 0, to: bytes.count, by: step) {
      buffer += bytes[begin..<min(begin + step, bytes.count)]
      while let piece = try decoder.next(buffer, &start, limit: 1000) {
        guard case .data(let range) = piece else { return body + [1] }
        body += buffer[range]
      }
    }
    return body
  } catch {
    return body
  }
}
