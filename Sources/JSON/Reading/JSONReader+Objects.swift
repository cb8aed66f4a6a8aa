extension JSONReader {
  /// Reads the object that opens at `offset`.
  mutating func object(depth: Int) throws(JSONError) -> JSONObject {
    offset += 1
    skipSpace()
    if skip(UInt8(ascii: "}")) { return JSONObject() }
    let outerHashes = nameHashes.count
    var object = JSONObject()
    object.members.reserveCapacity(8)
    var manyNames: Set<JSONName> = []
    while true {
      guard object.count < maxMembers else {
        throw fail(.tooManyMembers, "The object has more than \(maxMembers) members.")
      }
      let nameOffset = offset
      let name = try name()
      guard isNew(name, in: object, &manyNames, hashesFrom: outerHashes) else {
        let message = "The member \"\(name)\" appears twice in this object."
        throw fail(.duplicateMember, message, at: nameOffset).inside(name)
      }
      do {
        object.append(name, try value(depth: depth))
      } catch {
        throw error.inside(name)
      }
      skipSpace()
      if skip(UInt8(ascii: "}")) { break }
      guard skip(UInt8(ascii: ",")) else {
        throw fail(.syntax, "Expected a comma or } after the member, found \(found).")
      }
      skipSpace()
    }
    nameHashes.removeLast(nameHashes.count - outerHashes)
    return object
  }

  /// Reads a name and its colon, with the whitespace around them.
  mutating func name() throws(JSONError) -> String {
    guard peek == UInt8(ascii: "\"") else {
      throw fail(.syntax, "Expected a member name in double quotes, found \(found).")
    }
    let name = try string()
    skipSpace()
    guard skip(UInt8(ascii: ":")) else {
      let error = fail(.syntax, "Expected a colon after the member name, found \(found).")
      throw error.inside(name)
    }
    skipSpace()
    return name
  }

  /// Whether `name` is not yet a member of `object`.
  ///
  /// A small object compares short hashes in an array, which costs less than a set; a large one
  /// uses a set with a seeded hash, so that names chosen by an attacker cannot make it quadratic.
  private mutating func isNew(
    _ name: String, in object: JSONObject, _ manyNames: inout Set<JSONName>, hashesFrom first: Int
  ) -> Bool {
    let smallObject = 32
    guard object.count < smallObject else {
      if object.count == smallObject {
        manyNames = Set(object.members.map { JSONName($0.name) })
      }
      return manyNames.insert(JSONName(name)).inserted
    }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    for index in first..<nameHashes.count where nameHashes[index] == hash {
      if object.members[index - first].name.hasSameBytes(as: name) { return false }
    }
    nameHashes.append(hash)
    return true
  }
}
