import TestSupport
import Testing

@testable import HTTP

struct BodyTests {
  typealias Polling = ServerConfiguration.Polling

  private static let last = "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

  @Test(arguments: [Polling.native, .poll])
  func `bodies arrive whole, counted and chunked`(polling: Polling) throws {
    let server = try LiveServer(polling: polling)
    let body = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let sum = EchoHandler.sum(body)
    let client = try server.connect()
    client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.count)\r\n\r\n")
    client.send(body)
    client.send("POST /b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
    for start in stride(from: 0, to: body.count, by: 7_000) {
      let part = body[start..<min(start + 7_000, body.count)]
      client.send("\(String(part.count, radix: 16))\r\n")
      client.send(Array(part))
      client.send("\r\n")
    }
    client.send("0\r\nX: y\r\n\r\n" + Self.last)
    let answer = client.readToEnd()
    #expect(answer.contains("POST /a bytes 300000 \(sum)"))
    #expect(answer.contains("POST /b bytes 300000 \(sum)"))
    #expect(answer.hasSuffix("GET /last none"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `a spooled body comes as a file`(polling: Polling) throws {
    let server = try LiveServer(polling: polling)
    let body = (0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* 13) }
    let client = try server.connect()
    client.send("POST /spool HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.count)\r\n\r\n")
    client.send(body)
    client.send("POST /spool HTTP/1.1\r\nHost: a\r\n\r\n" + Self.last)
    let answer = client.readToEnd()
    #expect(answer.contains("POST /spool file 2000000 \(EchoHandler.sum(body))"))
    #expect(answer.contains("POST /spool none") && answer.hasSuffix("GET /last none"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `a spool folder that is missing is a 507`(polling: Polling) throws {
    let server = try LiveServer(polling: polling) { $0.spoolFolder = "/nowhere/at/all" }
    let answer = try server.exchange(
      "POST /spool HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx")
    #expect(answer.hasPrefix("HTTP/1.1 507 Insufficient Storage\r\n"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `a client that sends too much sees the 413`(polling: Polling) throws {
    let server = try LiveServer(polling: polling)
    for framing in ["Content-Length: 2000000", "Transfer-Encoding: chunked"] {
      let client = try server.connect()
      client.send("POST / HTTP/1.1\r\nHost: a\r\n\(framing)\r\n\r\n1E8480\r\n")
      // The server reads on after its refusal: a reset would take the answer away.
      #expect(client.send([UInt8](repeating: 0x61, count: 2_000_000)))
      client.endWriting()
      let answer = client.readToEnd()
      #expect(answer.hasPrefix("HTTP/1.1 413 Content Too Large\r\n"))
      #expect(answer.contains("Connection: close\r\n") && answer.hasSuffix("allowed here."))
    }
  }

  @Test(arguments: [Polling.native, .poll])
  func `100 is sent once, and only where the body is wanted and awaited`(polling: Polling) throws {
    let server = try LiveServer(polling: polling)
    let expecting = "HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n"
    let client = try server.connect()
    client.send("POST /a \(expecting)\r\n")
    #expect(client.read(through: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
    client.send("hello")
    #expect(client.read(through: "bytes 5").hasPrefix("HTTP/1.1 200 OK\r\n"))

    let early = try server.exchange("POST /a \(expecting)Connection: close\r\n\r\nhello")
    #expect(early.hasPrefix("HTTP/1.1 200 OK\r\n"))

    let refused = try server.exchange("POST /secret \(expecting)\r\n")
    #expect(refused.hasPrefix("HTTP/1.1 401 Unauthorized\r\n"))
    #expect(refused.contains("Connection: close\r\n"))

    let large =
      "POST /small HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n"
    #expect(try server.exchange(large).hasPrefix("HTTP/1.1 413 Content Too Large\r\n"))
    let other = "POST /a HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nContent-Length: 5\r\n\r\n"
    #expect(try server.exchange(other).hasPrefix("HTTP/1.1 417 Expectation Failed\r\n"))

    let old = "POST /a HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello"
    #expect(try server.exchange(old).hasPrefix("HTTP/1.1 200 OK\r\n"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `a refused body is never read as the next request`(polling: Polling) throws {
    let server = try LiveServer(polling: polling)
    let body = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"
    let length = "Content-Length: \(body.utf8.count)"
    for head in ["POST /secret", "GET /secret", "DELETE /x", "OPTIONS *"] {
      let answer = try server.exchange(
        "\(head) HTTP/1.1\r\nHost: a\r\n\(length)\r\n\r\n\(body)" + Self.last)
      #expect(!answer.contains("smuggled") && answer.hasSuffix("GET /last none"))
    }
    let chunked = "POST /secret HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    let answer = try server.exchange(chunked + "11000\r\n" + String(repeating: body, count: 3_000))
    #expect(answer.hasPrefix("HTTP/1.1 401 Unauthorized\r\n") && !answer.contains("smuggled"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `bodies share a budget of memory, and one too many is a 503`(polling: Polling) throws {
    let server = try LiveServer(polling: polling) { $0.maxBodies = 100_000 }
    let first = try server.connect()
    first.send("POST /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 80000\r\n\r\n")
    first.send([UInt8](repeating: 0x61, count: 79_999))
    #expect(comesTrue { server.server.statistics.bytesReceived >= 80_000 })
    let other =
      "POST /b HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 50000\r\n\r\n"
      + String(repeating: "b", count: 50_000)
    #expect(try server.exchange(other).hasPrefix("HTTP/1.1 503 "))
    first.send("a")
    #expect(first.readToEnd().contains("POST /a bytes 80000"))
    #expect(try server.exchange(other).contains("POST /b bytes 50000"))
    #expect(try server.exchange(other).contains("POST /b bytes 50000"))
  }

  @Test func `half-sent bodies of one client leave room for others, and small ones need none`()
    throws
  {
    let server = try LiveServer(polling: .native) { $0.maxBodies = 400_000 }
    func head(_ path: String, _ count: Int) -> String {
      "POST \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: \(count)\r\n\r\n"
    }
    func whole(_ path: String, _ count: Int) -> String {
      head(path, count) + String(repeating: "b", count: count)
    }
    // What one client may have, four times over, and what is left for those with a key.
    #expect(try server.exchange(whole("/of/1", 150_000)).hasPrefix("HTTP/1.1 503 "))
    var half: [RawClient] = []
    var received = server.server.statistics.bytesReceived
    for payer in 1...3 {
      let client = try server.connect()
      client.send(head("/of/\(payer)", 100_000) + String(repeating: "b", count: 99_000))
      received += 99_000
      #expect(comesTrue { server.server.statistics.bytesReceived >= received })
      half.append(client)
    }
    #expect(try server.exchange(whole("/of/1", 50_000)).hasPrefix("HTTP/1.1 503 "))
    #expect(try server.exchange(whole("/of/4", 50_000)).hasPrefix("HTTP/1.1 503 "))
    #expect(try server.exchange(whole("/of/4/key", 50_000)).contains("bytes 50000"))
    #expect(try server.exchange(whole("/of/1", 4096)).contains("bytes 4096"))
    for client in half {
      client.send(String(repeating: "b", count: 1000))
      #expect(client.readToEnd().contains("bytes 100000"))
    }
    #expect(try server.exchange(whole("/of/4", 50_000)).contains("bytes 50000"))
  }
}
