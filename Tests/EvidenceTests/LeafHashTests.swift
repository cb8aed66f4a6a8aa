import TestSupport
import Testing

@testable import Evidence

@Suite struct LeafHashTests {
  private let values = [
    ("", "{\"seq\":1}"), ("title", "\"title\":\"A\""), ("amount", "\"amount\":5"),
  ].map { (name: Array($0.0.utf8), text: Array($0.1.utf8)) }

  private func leaf(_ values: [(name: [UInt8], text: [UInt8])], _ salt: Salt) -> Digest {
    var leaf = LeafHash()
    for value in values {
      leaf.add(
        value.name.withUnsafeBytes { name in
          value.text.withUnsafeBytes { salt.hash(name, $0) }
        })
    }
    return leaf.finish()
  }

  @Test func `a leaf is the hash of its values' hashes, each with a salt of its own`() throws {
    let salt = try #require(Salt(Array(0..<16)))
    var data: [UInt8] = []
    for value in values {
      let own = SHA256.digest(salt.bytes + value.name).prefix(16)
      #expect(salt.value(value.name) == Array(own))
      data += SHA256.digest(own + value.text)
    }
    #expect(leaf(values, salt).bytes == SHA256.digest([0] + data))
  }

  @Test func `a value can be left out for its hash, and the others keep their salts`() {
    let salt = Salts().next()
    var leaf = LeafHash()
    for value in values { leaf.add(LeafHash.value(salt.value(value.name), value.text)) }
    #expect(leaf.finish() == self.leaf(values, salt))
    #expect(Set(values.map { salt.value($0.name) }).count == values.count)
  }

  @Test func `another salt, another text or another order is another leaf`() {
    let salt = Salts().next()
    let whole = leaf(values, salt)
    #expect(leaf(values, Salts().next()) != whole)
    #expect(leaf(values.reversed(), salt) != whole)
    #expect(leaf(Array(values.dropLast()), salt) != whole)
    for place in values.indices {
      var changed = values
      changed[place].text.append(UInt8(ascii: " "))
      #expect(leaf(changed, salt) != whole)
    }
  }
}
