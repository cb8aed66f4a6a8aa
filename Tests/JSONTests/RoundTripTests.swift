import JSON
import TestSupport
import Testing

@Suite struct RoundTripTests {
  @Test(arguments: UInt64(0)..<200)
  func `what is written is read back the same`(seed: UInt64) throws {
    var random = Seeded(seed)
    let document = JSON.random(depth: 4, using: &random)
    let bytes = document.bytes
    let again = try JSON(parsing: bytes)
    #expect(again == document)
    #expect(again.bytes == bytes)
    #expect(try JSON(parsing: document.prettyPrinted) == document)
  }

  @Test(arguments: UInt64(0)..<200)
  func `damaged documents are read or refused and never trap`(seed: UInt64) throws {
    var random = Seeded(seed)
    var bytes = JSON.random(depth: 4, using: &random).bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let index = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[index] = .random(in: .min ... .max, using: &random)
      case 1: bytes.remove(at: index)
      default: bytes.insert(bytes[Int.random(in: bytes.indices, using: &random)], at: index)
      }
    }
    do {
      let value = try JSON(parsing: bytes)
      #expect(try JSON(parsing: value.bytes) == value)
    } catch {
      #expect((0...bytes.count).contains(error.offset))
      #expect(error.line >= 1 && error.column >= 1)
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `the scanner finds the members the reader finds`(seed: UInt64) throws {
    var random = Seeded(seed)
    var object = JSONObject()
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      object[JSON.randomText(using: &random)] = JSON.random(depth: 3, using: &random)
    }
    let bytes = JSON.object(object).bytes
    var found = JSONObject()
    try JSONScanner.forEachMember(of: bytes) { member in
      let quoted = bytes[member.name.lowerBound - 1...member.name.upperBound]
      let name = try #require(try JSON(parsing: quoted).string)
      found.append(name, try JSON(parsing: bytes[member.value]))
    }
    #expect(found == object)
  }
}
