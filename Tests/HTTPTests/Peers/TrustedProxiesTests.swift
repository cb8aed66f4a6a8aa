import TestSupport
import Testing

@testable import HTTP

@Suite struct TrustedProxiesTests {
  private func client(
    _ headers: [(String, String)], peer: String = "10.0.0.1", trusted: String = "10.0.0.0/8"
  ) throws -> IPAddress {
    let proxies = TrustedProxies([try #require(AddressRange(trusted))])
    return proxies.client(of: try #require(IPAddress(peer)), Headers(headers))
  }

  @Test(arguments: [
    ("X-Forwarded-For", "203.0.113.7", "203.0.113.7"),
    ("X-Forwarded-For", "198.51.100.1, 203.0.113.7", "203.0.113.7"),
    ("X-Forwarded-For", "203.0.113.7, 10.1.1.1,10.2.2.2", "203.0.113.7"),
    ("X-Forwarded-For", "203.0.113.7:4711", "203.0.113.7"),
    ("X-Forwarded-For", "[2001:db8::7]:4711", "2001:db8::7"),
    ("X-Forwarded-For", "2001:db8::7", "2001:db8::7"),
    ("X-Forwarded-For", "1.1.1.1, nonsense, 10.2.2.2", "10.2.2.2"),
    ("X-Forwarded-For", "1.1.1.1,", "10.0.0.1"), ("X-Forwarded-For", "", "10.0.0.1"),
    ("X-Forwarded-For", "unknown", "10.0.0.1"), ("X-Forwarded-For", "10.9.9.9", "10.9.9.9"),
    ("Forwarded", "for=203.0.113.7", "203.0.113.7"),
    ("Forwarded", "For=\"203.0.113.7:80\";proto=https;by=10.0.0.1", "203.0.113.7"),
    ("Forwarded", "for=198.51.100.1, for=203.0.113.7", "203.0.113.7"),
    ("Forwarded", "proto=http; for=\"[2001:db8:cafe::17]:4711\"", "2001:db8:cafe::17"),
    ("Forwarded", "for=\"_a,for=1.1.1.1\"", "10.0.0.1"), ("Forwarded", "for=_hidden", "10.0.0.1"),
    ("Forwarded", "for=1.1.1.1, by=10.0.0.9", "10.0.0.1"),
    ("Forwarded", "for=\"1.1.1.1", "10.0.0.1"), ("Forwarded", "for", "10.0.0.1"),
    ("Forwarded", ";;=,,", "10.0.0.1"), ("Forwarded", "for=[1.1.1.1]", "10.0.0.1"),
  ])
  func `the last address that is no proxy of ours asked`(
    name: String, value: String, asked: String
  ) throws {
    #expect(try client([(name, value)]) == IPAddress(asked))
  }

  @Test func `a stranger's word is not taken`() throws {
    for name in ["X-Forwarded-For", "Forwarded"] {
      let value = name == "Forwarded" ? "for=1.1.1.1" : "1.1.1.1"
      #expect(try client([(name, value)], peer: "203.0.113.9") == IPAddress("203.0.113.9"))
    }
  }

  @Test func `several fields are read as one list`() throws {
    let fields = [("X-Forwarded-For", "1.1.1.1"), ("X-Forwarded-For", "203.0.113.7, 10.3.3.3")]
    #expect(try client(fields) == IPAddress("203.0.113.7"))
  }

  @Test func `where two fields differ, one was passed on unread, and neither is believed`() throws {
    let fields = [("X-Forwarded-For", "203.0.113.7"), ("Forwarded", "for=1.1.1.1")]
    #expect(try client(fields) == IPAddress("10.0.0.1"))
    let same = [("X-Forwarded-For", "203.0.113.7"), ("Forwarded", "for=203.0.113.7")]
    #expect(try client(same) == IPAddress("203.0.113.7"))
  }

  @Test(arguments: UInt64(0)..<300)
  func `no text at all breaks it, nor makes an address of none`(seed: UInt64) throws {
    var random = Seeded(seed)
    let pieces = [
      "for=", "\"", "\\", ",", ";", "[", "]", ":", "1.1.1.1", "::1", " ", "\t", "=", "by=", "é",
      "_x",
    ]
    let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      pieces[Int.random(in: pieces.indices, using: &random)]
    }.joined()
    for name in ["Forwarded", "X-Forwarded-For"] {
      let found = try client([(name, text)])
      #expect(
        found == IPAddress("10.0.0.1") || text.contains("1") || text.contains("::"), "\(text)")
    }
  }
}
