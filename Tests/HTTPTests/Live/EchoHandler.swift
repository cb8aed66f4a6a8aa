import Dispatch

@testable import HTTP

/// A handler for tests: each path shows one thing a server must do.
final class EchoHandler: Handler {
  func admit(_ head: Request) -> Admission {
    switch head.path {
    case "/small": .buffer(limit: 10)
    case "/spool": .spool(limit: 4 << 20)
    case "/secret": .refuse(Response(.unauthorized, body: .bytes(Array("no".utf8))))
    default: .buffer(limit: 1 << 20, payer: Self.payer(of: head.path))
    }
  }

  /// Whoever a path such as `/of/3` names, with a key if it is `/of/3/key`.
  private static func payer(of path: String) -> Payer? {
    let parts = path.split(separator: "/")
    guard parts.count > 1, parts[0] == "of", let id = UInt64(parts[1]) else { return nil }
    return Payer(id: id, hasKey: parts.last == "key")
  }

  func respond(to request: Request, later: Responder) -> Response? {
    switch request.path {
    case "/later":
      DispatchQueue.global().async {
        later.send(Self.text("late"))
        later.send(Self.text("twice"))
      }
      return nil
    case "/never": return nil
    case "/stream": return Response(.ok, body: .stream(Repeated(chunks: 20, bytes: 50_000)))
    case "/endless": return Response(.ok, body: .stream(Repeated(chunks: .max, bytes: 50_000)))
    case "/broken": return Response(.ok, body: .stream(Repeated(chunks: 3, bytes: 5, fails: true)))
    case "/failing": return Response(.ok, body: .stream(Repeated(chunks: 0, bytes: 5, fails: true)))
    case "/medium": return Response(.ok, body: .bytes([UInt8](repeating: 0x61, count: 400_000)))
    case "/large": return Response(.ok, body: .bytes([UInt8](repeating: 0x61, count: 3_000_000)))
    default: return Self.text("\(request.method.name) \(request.path) \(describe(request.body))")
    }
  }

  func refuse(_ failure: HTTPError, head: Request?) -> Response {
    Response(failure.status, body: .bytes(Array("refused: \(failure.detail)".utf8)))
  }

  func finished(_ exchange: Exchange) {}

  static func text(_ text: String) -> Response {
    Response(.ok, headers: ResponseHeaders([("X", "y")]), body: .bytes(Array(text.utf8)))
  }

  private func describe(_ body: Request.Body) -> String {
    switch body {
    case .none: "none"
    case .bytes(let bytes): "bytes \(bytes.count) \(Self.sum(bytes))"
    case .file(let file):
      "file \(file.count) \((try? file.read(at: 0, length: file.count)).map(Self.sum) ?? -1)"
    }
  }

  static func sum(_ bytes: [UInt8]) -> Int {
    bytes.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
  }
}
