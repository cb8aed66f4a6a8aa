/// The rows of the matrix of malformed and hostile input, by what is wrong with them.
extension MalformedRow {
  /// Every row there is.
  static let matrix = framing + chunkFraming + heads + lines + hosts + limits

  static let framing: [MalformedRow] =
    [
      "Content-Length: 5\r\nTransfer-Encoding: chunked", "Content-Length: 5\r\nContent-Length: 5",
      "Content-Length: 5, 5", "Content-Length: +5", "Content-Length: -0", "Content-Length: 0x5",
      "Content-Length: 5.0", "Content-Length: 1_0", "Content-Length: 5 5", "Content-Length:",
      "Content-Length: \u{0665}", "Transfer-Encoding: gzip, chunked",
      "Transfer-Encoding: identity", "Transfer-Encoding: xchunked",
      "Transfer-Encoding: chunked, chunked",
      "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
      "Transfer-Encoding: chunked;a=b", "Transfer-Encoding:", "Transfer-Encoding: \"chunked\"",
      "Transfer-Encoding: chun\u{212A}ed", "Transfer-Encoding: \u{A0}chunked",
    ].map { .fields($0) } + [
      .fields("Content-Length: 9223372036854775808", 413),
      .fields("Content-Length: 99999999999999999999999", 413),
      MalformedRow("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    ]

  static let chunkFraming: [MalformedRow] =
    [
      "+5\r\nhello", "0x5\r\nhello", "-1\r\n", " 5\r\nhello", "5 \r\nhello", "1_0\r\n", "\r\n",
      "00000000000000005\r\nhello", "5\r\nhello0\r\n\r\n", "5\r\nhello!\r\n0\r\n\r\n",
      "5\nhello\r\n0\r\n\r\n", "5\r\nhello\n0\r\n\r\n", "5\rhello\r\n", "5\r\nhello\r0\r\n",
      "5;\r\nhello", "5;a=\r\nhello", "5;a=\"b\r\nhello", "5;a b\r\nhello",
      "5;a=\"b\u{0}\"\r\nhello",
      "5;a\rb\r\nhello", "5;a=\"\n\"\r\nhello", "5 ;a\r\nhello", "5;a=b=c\r\nhello",
      "0\r\nno colon\r\n\r\n", "0\r\n: x\r\n\r\n", "0\r\na : x\r\n\r\n", "0\r\na: \u{1}\r\n\r\n",
      "0\r\n folded\r\n\r\n", "0\n\r\n", "0\r\n\n", "0\r\na: b\n\r\n",
    ].map { .chunks($0) } + [
      .chunks("7fffffffffffffff\r\n", 413), .chunks("ffffffffffffffff\r\n", 413),
      .chunks("0\r\n" + String(repeating: "a: b\r\n", count: 101) + "\r\n", 431),
      .chunks("0\r\na: " + String(repeating: "b", count: 9_000) + "\r\n\r\n", 431),
      .chunks("1;a=" + String(repeating: "b", count: 5_000) + "\r\nx\r\n"),
      .chunks(String(repeating: "1;a=\(String(repeating: "b", count: 96))\r\nx\r\n", count: 170)),
    ]

  static let heads: [MalformedRow] =
    [
      "a: b\nc: d", "a: b\rc: d", "a: b\r\n folded", "a: b\r\n\tfolded", "a : b", "a\t: b", ": b",
      "a(b: c", "no colon", "a: b\u{0}c", "a: b\u{1}c", "a: b\u{7F}c", "\u{E9}: b",
    ].map { .fields($0) } + [
      MalformedRow("GET / HTTP/1.1\nHost: a\n\n"),
      MalformedRow("GET / HTTP/1.1\r\n Host: a\r\n\r\n"),
      MalformedRow("GET / HTTP/1.1\r\nHost: a\r\n\rX"),
      MalformedRow("\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"),
      MalformedRow(bytes: [0x16, 0x03, 0x01, 0x02, 0x00]),
      .fields("Expect: y 100-continue", 417), .fields("Expect: 200-ok", 417),
    ]

  static let lines: [MalformedRow] =
    [
      "GET  / HTTP/1.1", "GET\t/ HTTP/1.1", "GET / HTTP/1.1 ", "GET  HTTP/1.1", "GET /",
      " GET / HTTP/1.1", "G(T / HTTP/1.1", "GET / http/1.1", "GET / HTTP/1", "GET / HTTP/1.10",
      "GET / HTTP/01.1", "GET / HTTP/1,1", "GET / XTTP/1.1", "GET /a b HTTP/1.1",
      "GET /\u{1} HTTP/1.1", "GET /\u{7F} HTTP/1.1", "GET /\u{E9} HTTP/1.1", "GET /#a HTTP/1.1",
      "GET * HTTP/1.1", "OPTIONS ** HTTP/1.1", "GET a HTTP/1.1", "GET http:///a HTTP/1.1",
      "GET http://u@h/a HTTP/1.1", "GET ftp://h/a HTTP/1.1", "CONNECT a HTTP/1.1",
      "CONNECT u@a:1 HTTP/1.1", "GET a:80 HTTP/1.1",
    ].map { .line($0) } + [
      .line("GET / HTTP/2.0", 505), .line("GET / HTTP/9.9", 505), .line("GET / HTTP/0.9", 505),
      MalformedRow("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    ]

  static let hosts: [MalformedRow] =
    [
      "", "a/b", "u@h", "a b", "a, b", "a:b", "a:65536", "a:123456", "a:+1", "[::1", "::1", "[]",
      "[::1]x", "[::g]", ":80", "a%2", "a%zz", "\u{E9}", "a\\b", "a?b",
    ].map { .host($0) } + [
      MalformedRow("GET / HTTP/1.1\r\n\r\n"),
      .fields("Host: a"),
      MalformedRow("GET / HTTP/1.0\r\nHost: a/b\r\n\r\n"),
    ]

  static let limits: [MalformedRow] = [
    .line("GET /\(String(repeating: "a", count: 9_000)) HTTP/1.1", 414),
    MalformedRow("GET /" + String(repeating: "a", count: 9_000), 414),
    .fields("a: " + String(repeating: "b", count: 33_000), 431),
    .fields(Array(repeating: "a: b", count: 100).joined(separator: "\r\n"), 431),
    MalformedRow("GET / HTTP/1.1\r\na: " + String(repeating: "b", count: 33_000), 431),
    MalformedRow("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n", 413),
    .chunks("100001\r\n", 413),
  ]
}
