/// The hash of a leaf, made of the values of an entry in their order.
///
/// A value's hash is that of its salt and its text. The leaf's data are these hashes one after the other, so that a
/// value can be left out for its hash, and the leaf stays.
package struct LeafHash {
  private let salt: Salt?
  private var place = 0
  private var pair: Digest?
  private var leaf = SHA256()

  /// Begins a leaf whose values have their salts from `salt`, or are given by their hashes.
  package init(_ salt: Salt? = nil) {
    self.salt = salt
    withUnsafeBytes(of: UInt8(0)) { leaf.update($0) }
  }

  /// Adds the next value.
  package mutating func add(_ text: UnsafeRawBufferPointer) {
    guard let salt else { preconditionFailure("a value needs a salt") }
    let pair = place.isMultiple(of: 2) ? salt.pair(of: place) : pair ?? salt.pair(of: place)
    self.pair = pair
    let start = place % 2 * Salt.count
    let hash = pair.withBytes {
      LeafHash.value(UnsafeRawBufferPointer(rebasing: $0[start..<start + Salt.count]), text)
    }
    add(hash)
  }

  package mutating func add(_ text: [UInt8]) { text.withUnsafeBytes { add($0) } }

  /// Adds the next value by its hash.
  package mutating func add(_ hash: Digest) {
    hash.withBytes { leaf.update($0) }
    place += 1
  }

  /// The hash of all values; there must be no more.
  package mutating func finish() -> Digest { leaf.finished() }

  /// The hash of a value.
  package static func value(_ salt: [UInt8], _ text: [UInt8]) -> Digest {
    salt.withUnsafeBytes { salt in text.withUnsafeBytes { value(salt, $0) } }
  }

  private static func value(_ salt: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer)
    -> Digest
  {
    var hash = SHA256()
    hash.update(salt)
    hash.update(text)
    return hash.finished()
  }
}
