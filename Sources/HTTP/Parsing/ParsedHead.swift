/// A complete, checked head: framing first, then Host and target, then connection options.
struct ParsedHead {
  var request: Request
  let framing: Framing
  let keepAlive: Bool
  let expectsContinue: Bool

  init(
    bytes: [UInt8], line: RequestLine, fields: [FieldRange], remoteAddress: String
  ) throws(HTTPError) {
    let span = bytes.span
    let found = Self.collect(span, fields)
    framing = try Framing(
      span, lengths: found.lengths, codings: found.codings, minorVersion: line.minorVersion)

    if found.hosts.count > 1 { throw .badHost("The Host field was sent twice.") }
    if found.hosts.count == 0, line.minorVersion > 0 {
      throw .badHost("HTTP/1.1 needs a Host field.")
    }
    if let host = found.hosts.first, !Authority.isValid(span.extracting(host)) {
      throw .badHost("The Host field is not a host and perhaps a port.")
    }
    let method = Method(checked: span.extracting(line.method))
    let target = try Target(span.extracting(line.target), method: method)

    if let expectation = found.expectations.first {
      guard found.expectations.count == 1, span.extracting(expectation).equals("100-continue")
      else { throw .expectationFailed }
    }
    // An Expect field in HTTP/1.0 is ignored (RFC 9110 section 10.1.1).
    expectsContinue = found.expectations.count > 0 && line.minorVersion > 0 && framing.hasBody
    keepAlive = found.options.keepsAlive(minorVersion: line.minorVersion)

    var host = ""
    if let authority = target.authority {
      host = span.extracting(line.target).extracting(authority).text
    } else if let given = found.hosts.first {
      host = span.extracting(given).text
    }
    request = Request(
      method: method, path: target.path, query: target.query,
      headers: Headers(bytes: bytes, fields: fields), host: host,
      minorVersion: line.minorVersion, remoteAddress: remoteAddress)
  }

  private struct Found {
    var lengths = Occurrences()
    var codings = Occurrences()
    var hosts = Occurrences()
    var expectations = Occurrences()
    var options = ConnectionOptions()
  }

  // The length of a name rules out most fields before any byte is compared.
  private static func collect(_ bytes: Span<UInt8>, _ fields: [FieldRange]) -> Found {
    var found = Found()
    for field in fields {
      let name = bytes.extracting(field.name)
      switch name.count {
      case 4 where name.equals("host"): found.hosts.add(field.value)
      case 6 where name.equals("expect"): found.expectations.add(field.value)
      case 10 where name.equals("connection"): found.options.add(bytes.extracting(field.value))
      case 14 where name.equals("content-length"): found.lengths.add(field.value)
      case 17 where name.equals("transfer-encoding"): found.codings.add(field.value)
      default: break
      }
    }
    return found
  }
}
