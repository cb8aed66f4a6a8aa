import Testing

@testable import HTTP

@Suite struct IPAddressTests {
  @Test(arguments: [
    "", "1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4:80", "[::1]", "::1%lo", "fe80::1%eth0",
    "localhost", "1.2.3.4 ", " 1.2.3.4", "01.2.3.4", "0x1.2.3.4", "::g", ":::", "1.2.3.4/8",
    String(repeating: "1", count: 5000),
  ])
  func `what is no address is none`(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test func `an address of IPv4 is the same in its mapped form`() {
    #expect(IPAddress("192.0.2.1") == IPAddress("::ffff:192.0.2.1"))
    #expect(IPAddress("::192.0.2.1") != IPAddress("192.0.2.1"))
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.9.9.9", true), ("::1", true), ("::ffff:127.0.0.1", true),
    ("128.0.0.1", false), ("::2", false), ("::", false), ("::127.0.0.1", false),
  ])
  func `this machine is told from others`(text: String, isLoopback: Bool) throws {
    #expect(try #require(IPAddress(text)).isLoopback == isLoopback)
  }

  @Test func `a network of IPv6 is 56 bits, of IPv4 an address`() throws {
    func network(_ text: String) throws -> IPAddress { try #require(IPAddress(text)).network }
    #expect(try network("2001:db8:1:2:3::4") == network("2001:db8:1:2:ffff::1"))
    #expect(try network("2001:db8:1:2::1") == network("2001:db8:1:ff::1"))
    #expect(try network("2001:db8:1:2::1") != network("2001:db8:1:102::1"))
    #expect(try network("192.0.2.1") != network("192.0.2.2"))
  }

  @Test(arguments: [
    ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
    ("192.0.2.7", "192.0.2.7", true), ("192.0.2.7", "192.0.2.8", false),
    ("0.0.0.0/0", "203.0.113.9", true), ("0.0.0.0/0", "2001:db8::1", false),
    ("192.0.2.128/25", "192.0.2.127", false), ("192.0.2.128/25", "192.0.2.200", true),
    ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::1", false),
    ("2001:db8::/65", "2001:db8::7fff:0:0:1", true),
    ("2001:db8::/65", "2001:db8::8000:0:0:1", false),
    ("::/0", "192.0.2.1", true), ("::1", "::1", true),
  ])
  func `a range has its addresses and no others`(range: String, address: String, isIn: Bool) throws
  {
    #expect(try #require(AddressRange(range)).contains(#require(IPAddress(address))) == isIn)
  }

  @Test(arguments: [
    "", "/8", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/8/8", "10.0.0.0/+8", "x/8",
  ])
  func `what is no range is none`(text: String) {
    #expect(AddressRange(text) == nil)
  }
}
