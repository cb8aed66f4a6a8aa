/// A whole head, judged: framing first, then Host and target, then what the connection needs.
struct ParsedHead {
  var request: Request
  let framing: Framing
  let keepAlive: Bool
  let expectsContinue: Bool

  init(
    bytes: [UInt8], line: RequestLine, fields: [FieldRange], remoteAddress: String
  ) throws(HTTPError) {
    let found = Self.collect(bytes, fields)
    framing = try Framing(
      lengths: found.lengths, codings: found.codings, minorVersion: line.minorVersion)

    if found.hosts.count > 1 { throw .badHost("The Host field stands twice.") }
    if found.hosts.count == 0, line.minorVersion > 0 {
      throw .badHost("HTTP/1.1 needs a Host field.")
    }
    if let host = found.hosts.first, !Authority.isValid(host) {
      throw .badHost("The Host field is not a host and perhaps a port.")
    }
    let method = Method(checked: String(decoding: bytes[line.method], as: UTF8.self))
    let target = try Target(bytes[line.target], method: method)

    if let expectation = found.expectations.first {
      guard found.expectations.count == 1, ASCII.equal(expectation, "100-continue") else {
        throw .expectationFailed
      }
    }
    // An HTTP/1.0 expectation is ignored (RFC 9110 section 10.1.1).
    expectsContinue = found.expectations.count > 0 && line.minorVersion > 0 && framing.hasBody
    keepAlive = found.options.keepsAlive(minorVersion: line.minorVersion)

    let host = target.authority ?? found.hosts.first
    request = Request(
      method: method, path: target.path, query: target.query,
      headers: Headers(bytes: bytes, fields: fields),
      host: host.map { String(decoding: $0, as: UTF8.self) } ?? "",
      minorVersion: line.minorVersion, remoteAddress: remoteAddress)
  }

  private struct Found {
    var lengths = Occurrences()
    var codings = Occurrences()
    var hosts = Occurrences()
    var expectations = Occurrences()
    var options = ConnectionOptions()
  }

  // The length of a name settles most fields before any byte is compared.
  private static func collect(_ bytes: [UInt8], _ fields: [FieldRange]) -> Found {
    var found = Found()
    for field in fields {
      let name = bytes[field.name]
      switch name.count {
      case 4 where ASCII.equal(name, "host"): found.hosts.add(bytes[field.value])
      case 6 where ASCII.equal(name, "expect"): found.expectations.add(bytes[field.value])
      case 10 where ASCII.equal(name, "connection"): found.options.add(bytes[field.value])
      case 14 where ASCII.equal(name, "content-length"): found.lengths.add(bytes[field.value])
      case 17 where ASCII.equal(name, "transfer-encoding"): found.codings.add(bytes[field.value])
      default: break
      }
    }
    return found
  }
}
