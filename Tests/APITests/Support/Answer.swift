import HTTP
import JSON

/// What came back: the same whether the API was called in process or over a socket.
struct Answer {
  let status: Int
  let headers: [(name: String, value: String)]
  let body: [UInt8]

  init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }

  /// An answer made in process, its stream pulled to the end.
  init(_ response: Response) throws {
    var body: [UInt8] = []
    switch response.body {
    case .none: break
    case .bytes(let bytes): body = bytes
    case .stream(let source): while let chunk = try source.next() { body += chunk }
    }
    self.init(status: response.status.code, headers: response.headers.all, body: body)
  }

  /// The value of the first header called `name`, in any case of letters.
  subscript(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  var text: String { String(decoding: body, as: UTF8.self) }

  /// The body as JSON; null if it is none.
  var json: JSON { (try? JSON(parsing: body)) ?? .null }

  var id: String { json["id"]?.string ?? "" }
  var path: String { json["self"]?.string ?? "" }
  var items: [JSON] { json["items"]?.array ?? [] }

  /// One member of every item, as text.
  func texts(_ member: String) -> [String] { items.map { $0[member]?.string ?? "null" } }

  /// The faults of a problem as `place code`, in their order.
  var faults: [String] {
    (json["errors"]?.array ?? []).map { error in
      let place = error["pointer"] ?? error["parameter"] ?? error["header"]
      return "\(place?.string ?? "nowhere") \(error["code"]?.string ?? "")"
    }
  }
}
