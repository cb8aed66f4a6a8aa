/// The hash of a leaf, made of the values of an entry in their order.
///
/// A value's hash is that of its salt and its text. The leaf's data are these hashes one after the other, so that a
/// value can be left out for its hash, and the leaf stays.
package struct LeafHash {
  private var leaf = SHA256()

  package init() { withUnsafeBytes(of: UInt8(0)) { leaf.update($0) } }

  /// Adds the hash of the next value.
  package mutating func add(_ hash: Digest) { hash.withBytes { leaf.update($0) } }

  /// The hash of all values; there must be no more.
  package mutating func finish() -> Digest { leaf.finished() }

  /// The hash of a value.
  package static func value(_ salt: [UInt8], _ text: [UInt8]) -> Digest {
    salt.withUnsafeBytes { salt in text.withUnsafeBytes { value(salt, $0) } }
  }

  static func value(_ salt: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer) -> Digest {
    var hash = SHA256()
    hash.update(salt)
    hash.update(text)
    return hash.finished()
  }
}
