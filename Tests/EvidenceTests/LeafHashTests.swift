import TestSupport
import Testing

@testable import Evidence

@Suite struct LeafHashTests {
  private let texts = ["{\"seq\":1}", "\"title\":\"A\"", "\"amount\":5", "\"note\":\"B\""]
    .map { Array($0.utf8) }

  private func leaf(_ texts: [[UInt8]], _ salt: Salt) -> Digest {
    var leaf = LeafHash(salt)
    for text in texts { leaf.add(text) }
    return leaf.finish()
  }

  @Test func `a leaf is the hash of the values' hashes, each with half a digest of the salt`()
    throws
  {
    let salt = try #require(Salt(Array(0..<16)))
    var data: [UInt8] = []
    for (place, text) in texts.enumerated() {
      let pair = SHA256.digest(salt.bytes + [0, 0, 0, UInt8(place / 2)])
      let own = place.isMultiple(of: 2) ? pair[..<16] : pair[16...]
      #expect(salt.value(place) == Array(own))
      data += SHA256.digest(own + text)
    }
    #expect(leaf(texts, salt).bytes == SHA256.digest([0] + data))
  }

  @Test func `a value can be left out for its hash, and the others keep their salts`() {
    let salt = Salt()
    let whole = leaf(texts, salt)
    for hidden in texts.indices {
      var leaf = LeafHash()
      for (place, text) in texts.enumerated() {
        let value = LeafHash.value(salt.value(place), text)
        #expect(place != hidden || value != LeafHash.value(salt.value(place), text + [0]))
        leaf.add(value)
      }
      #expect(leaf.finish() == whole)
    }
  }

  @Test func `another salt, another text or another order is another leaf`() {
    let salt = Salt()
    let whole = leaf(texts, salt)
    #expect(leaf(texts, Salt()) != whole)
    #expect(leaf(texts.reversed(), salt) != whole)
    #expect(leaf(Array(texts.dropLast()), salt) != whole)
    for place in texts.indices {
      var changed = texts
      changed[place].append(UInt8(ascii: " "))
      #expect(leaf(changed, salt) != whole)
    }
  }
}
