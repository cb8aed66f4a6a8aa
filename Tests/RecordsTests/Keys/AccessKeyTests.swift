import Records
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

  @Test func `a register accepts the keys that it keeps, and their last secret alone`() throws {
    let shelf = try Shelf()
    let (key, moment) = (AccessKey(), Shelf.moment)
    #expect(try !shelf.store.makeReader().accepts(key))
    try shelf.store.perform { try $0.keep(key, name: "Test", at: moment) }
    #expect(try shelf.store.makeReader().accepts(key))
    let other = try #require(AccessKey("cdt_\(key.id)_other"))
    #expect(try !shelf.store.makeReader().accepts(other))
    try shelf.store.perform { try $0.keep(other, name: "Test", at: moment) }
    #expect(try shelf.store.makeReader().accepts(other))
    #expect(try !shelf.store.makeReader().accepts(key))
  }
}
