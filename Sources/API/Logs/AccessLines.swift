import HTTP
import JSON
import Records

/// Makes the line that the log has for each request; every worker has its own.
struct AccessLines {
  private var second: Int64 = -1
  private var start: [UInt8] = []

  /// The line for an exchange with the client at `address` that the endpoint of the path `route` answered.
  mutating func line(
    _ exchange: Exchange, route: String?, from address: String, _ format: Log.Format
  ) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(512)
    switch format {
    case .json: json(exchange, route, address, to: &line)
    case .text: text(exchange, address, to: &line)
    }
    line.append(0x0A)
    return line
  }

  private mutating func json(
    _ exchange: Exchange, _ route: String?, _ address: String, to line: inout [UInt8]
  ) {
    line += "{\"time\":\"".utf8
    time(to: &line)
    line += "\",\"level\":\"".utf8
    line += (exchange.status >= 500 ? "error" : "info").utf8
    func add(_ name: StaticString, _ text: String) {
      line += name.text
      line.appendJSONString(text)
    }
    add("\",\"request_id\":", exchange.note.id)
    if let request = exchange.request {
      add(",\"method\":", request.method.name)
      if let route { add(",\"route\":", route) }
      add(",\"path\":", Redaction.path(request.path))
      if let query = request.query { add(",\"query\":", Redaction.query(query)) }
    }
    line += ",\"status\":".utf8
    line.appendJSONInteger(Int64(exchange.status))
    line += ",\"duration_ms\":".utf8
    AccessLines.milliseconds(exchange.nanoseconds, to: &line)
    line += ",\"bytes\":".utf8
    line.appendJSONInteger(Int64(exchange.bytes))
    add(",\"address\":", address)
    if let actor = exchange.note.actor { add(",\"actor\":", actor) }
    if let trace = exchange.request.flatMap({ TraceParent($0.headers) }) {
      add(",\"trace_id\":", trace.traceID)
      add(",\"parent_id\":", trace.parentID)
    }
    if exchange.isCut { line += ",\"cut\":true".utf8 }
    line.append(UInt8(ascii: "}"))
  }

  private mutating func text(
    _ exchange: Exchange, _ address: String, to line: inout [UInt8]
  ) {
    time(to: &line)
    line += " \(exchange.status) ".utf8
    AccessLines.milliseconds(exchange.nanoseconds, to: &line)
    line += " ms ".utf8
    if let request = exchange.request {
      let query = request.query.map { "?\(Redaction.query($0))" } ?? ""
      line += "\(request.method.name) \(Redaction.path(request.path))\(query) ".utf8
    }
    line += "\(exchange.bytes) bytes to \(address)".utf8
    if let actor = exchange.note.actor { line += " \(actor)".utf8 }
    if exchange.isCut { line += " cut".utf8 }
    line += " \(exchange.note.id)".utf8
    if let trace = exchange.request.flatMap({ TraceParent($0.headers) }) {
      line += " trace \(trace.traceID)".utf8
    }
  }

  /// Appends the present moment; its part up to the second is made once a second.
  private mutating func time(to line: inout [UInt8]) {
    let now = Instant.now.milliseconds
    if now / 1000 != second {
      second = now / 1000
      start = Array(Instant(milliseconds: second * 1000).description.utf8.dropLast(4))
    }
    line += start
    AccessLines.thousandths(Int(now % 1000), to: &line)
    line.append(UInt8(ascii: "Z"))
  }

  private static func milliseconds(_ nanoseconds: Int64, to line: inout [UInt8]) {
    line.appendJSONInteger(nanoseconds / 1_000_000)
    line.append(UInt8(ascii: "."))
    thousandths(Int(nanoseconds / 1000 % 1000), to: &line)
  }

  private static func thousandths(_ number: Int, to line: inout [UInt8]) {
    for unit in [100, 10, 1] { line.append(UInt8(ascii: "0") + UInt8(number / unit % 10)) }
  }
}

extension StaticString {
  fileprivate var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
