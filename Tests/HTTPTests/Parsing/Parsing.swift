@testable import HTTP

/// What a parser made of some bytes, in a form that can be compared.
struct Parsing: Equatable, CustomStringConvertible {
  var requests: [String] = []
  var bodies: [[UInt8]] = []
  var failure: HTTPError?
  /// Whether the last request is whole and nothing is left over.
  var isIdle = false

  var description: String {
    let texts = bodies.map { String(decoding: $0, as: UTF8.self) }
    return "\(requests) \(texts) \(String(describing: failure))"
  }

  /// Feeds `bytes` in pieces whose ends are `cuts`, with a limit for every body.
  init(_ bytes: [UInt8], cuts: [Int] = [], bodyLimit: Int = 1 << 20) {
    var parser = RequestParser()
    var start = 0
    for end in cuts.sorted() + [bytes.count] where failure == nil {
      bytes[start..<end].withUnsafeBytes { parser.append($0) }
      start = end
      take(&parser, bodyLimit)
    }
    isIdle = parser.isIdle
  }

  init(_ text: String, bodyLimit: Int = 1 << 20) {
    self.init(Array(text.utf8), bodyLimit: bodyLimit)
  }

  private mutating func take(_ parser: inout RequestParser, _ bodyLimit: Int) {
    do throws(HTTPError) {
      while let event = try parser.next() {
        switch event {
        case .head(let head):
          let request = head.request
          let fields = request.headers.map { "\($0.name)=\($0.value)" }
          requests.append(
            "\(request.method.name) \(request.path) \(request.query ?? "-") 1.\(request.minorVersion) "
              + "\(request.host) \(head.framing) \(head.keepAlive) \(head.expectsContinue) \(fields)"
          )
          bodies.append([])
          try parser.allowBody(bodyLimit)
        case .body(let bytes): bodies[bodies.count - 1] += bytes
        case .end: break
        }
      }
    } catch {
      failure = error
    }
  }
}
