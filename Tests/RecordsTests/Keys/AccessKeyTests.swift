import Keys
import Evidence
import Records
import Store
import Testing

@Suite struct AccessKeyTests {
  @Test func `a new key reads back from its text and is like no other`() throws {
    let key = AccessKey()
    let read = try #require(AccessKey(key.text))
    #expect(read.id == key.id)
    #expect(read.secret == key.secret)
    #expect(key.text != AccessKey().text)
    #expect(key.digest == SHA256.digest(key.secret.utf8))
  }

  @Test(arguments: ["", "cdt", "cdt_a", "cdt__b", "cdt_a_", "xyz_a_b", "CDT_a_b", " cdt_a_b"])
  func `what is no key is refused`(text: String) {
    #expect(AccessKey(text) == nil)
  }

  @Test(arguments: [
    "cdt_a_b c", "cdt_a_ü", "cdt_a_b\n", "cdt_\(String(repeating: "a", count: 41))_b",
  ])
  func `what no header could bear is no key`(text: String) {
    #expect(AccessKey(text) == nil)
  }
}
