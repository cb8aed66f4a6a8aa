@testable import HTTP

/// Whole conversations: the events must not depend on where the bytes are cut.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let whole = Conversation(bytes, step: max(1, size))
  let step = Int(bytes.first ?? 0) % 13 + 1
  precondition(whole == Conversation(bytes, step: step), "the cut changed what was read")
  return 0
}

/// What a parser makes of bytes fed in steps.
private struct Conversation: Equatable {
  var requests: [String] = []
  var body: [UInt8] = []
  var failure: HTTPError?

  init(_ bytes: [UInt8], step: Int) {
    var parser = RequestParser()
    var rest = bytes[...]
    do throws(HTTPError) {
      while !rest.isEmpty {
        rest.prefix(step).withUnsafeBytes { parser.append($0) }
        rest = rest.dropFirst(step)
        while let event = try parser.next() {
          switch event {
          case .head(let head):
            let fields = head.request.headers.map { "\($0.name)=\($0.value)" }
            requests.append(
              "\(head.request.method.name) \(head.request.path) \(head.framing) \(fields)")
            try parser.allowBody(4096)
          case .body(let piece): body += piece
          case .end: requests.append("end")
          }
        }
      }
    } catch {
      failure = error
    }
  }
}
