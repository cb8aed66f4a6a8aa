package import Evidence
package import JSON

/// What a draft's rows will contain, made before the transaction: the bytes of its members, and what is
/// kept beside the document.
///
/// What the law changes afterwards, such as codes that became ids, is made again for those members alone.
package struct Prepared: Sendable {
  package let members: JSONObject
  /// The members as a document has them after those that the register sets, each with a comma before it.
  package private(set) var bytes: [UInt8]
  /// Where each member's bytes end.
  private var ends: [Int]
  package private(set) var indexed: Indexed
  /// From what the salts of the entry's values are derived in the tree of hashes.
  package let salt: Salt
  /// The hash of each member's value, nil where it is null.
  package private(set) var hashes: [Digest?]

  package init(_ members: JSONObject, _ resource: Resource, _ salt: Salt) {
    (self.members, self.salt) = (members, salt)
    var (bytes, ends, hashes) = ([UInt8](), [Int](), [Digest?]())
    bytes.reserveCapacity(2048)
    ends.reserveCapacity(members.count)
    hashes.reserveCapacity(members.count)
    for place in members.members.indices {
      let start = bytes.count
      Prepared.append(members, place, resource, to: &bytes)
      ends.append(bytes.count)
      hashes.append(Prepared.hash(members, place, bytes[start...], salt))
    }
    (self.bytes, self.ends, self.hashes) = (bytes, ends, hashes)
    indexed = Indexed(members, resource.index)
  }

  /// The same after the members at `stale` places became those of `members`.
  package func renewed(_ members: JSONObject, _ stale: [Int], _ resource: Resource) -> Prepared {
    guard members.count == ends.count else { return Prepared(members, resource, salt) }
    guard !stale.isEmpty else { return self }
    var renewed = self
    (renewed.bytes, renewed.ends) = ([], [])
    renewed.bytes.reserveCapacity(bytes.count + 512)
    renewed.ends.reserveCapacity(ends.count)
    var start = 0
    for (place, end) in ends.enumerated() {
      if stale.contains(place) {
        let start = renewed.bytes.count
        Prepared.append(members, place, resource, to: &renewed.bytes)
        renewed.hashes[place] = Prepared.hash(members, place, renewed.bytes[start...], salt)
      } else {
        renewed.bytes += bytes[start..<end]
      }
      renewed.ends.append(renewed.bytes.count)
      start = end
    }
    renewed.indexed.renew(members, stale, resource.index)
    return renewed
  }

  /// The hash of the member at `place`, whose text is `bytes` with a comma before it.
  private static func hash(
    _ members: JSONObject, _ place: Int, _ bytes: ArraySlice<UInt8>, _ salt: Salt
  ) -> Digest? {
    guard !members.members[place].value.isNull else { return nil }
    let length = members.members[place].name.utf8.count
    return bytes.withUnsafeBytes { bytes in
      salt.hash(.init(rebasing: bytes[2..<2 + length]), .init(rebasing: bytes[1...]))
    }
  }

  /// Appends the member at `place` with a comma before it.
  package static func append(
    _ members: JSONObject, _ place: Int, _ resource: Resource, to bytes: inout [UInt8]
  ) {
    let (name, value) = members.members[place]
    if place < resource.fields.count, resource.fields[place].name.hasSameBytes(as: name) {
      bytes += resource.fields[place].opening
    } else {
      bytes.append(UInt8(ascii: ","))
      bytes.appendJSONString(name)
      bytes.append(UInt8(ascii: ":"))
    }
    value.write(to: &bytes)
  }
}
