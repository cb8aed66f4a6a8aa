/// Numbers ids in the order in which they come, each once.
///
/// A page may refer to a thousand records. A dictionary of strings took two fifths of the time to embed them:
/// a string of 30 bytes is allocated for each reference, and hashed byte by byte.
struct IDTable {
  /// Differs from process to process, so that nobody can choose ids that fall on one slot.
  private static let seed = UInt64.random(in: .min ... .max) | 1

  /// The ids one after the other, and where each ends.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// The number of each id, in the slot of its hash or in one after it, and -1 in free slots.
  ///
  /// There is a power of two of them, and half of them are free.
  private var slots = [Int32](repeating: -1, count: 256)

  var count: Int { ends.count }

  /// The id with a number.
  subscript(_ number: Int) -> ArraySlice<UInt8> {
    bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  /// Calls `body` with each number and its id.
  func withEach(_ body: (Int, UnsafeRawBufferPointer) -> Void) {
    bytes.withUnsafeBytes { bytes in
      var start = 0
      for (number, end) in ends.enumerated() {
        body(number, UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }

  /// The number of an id; nil if it has not come.
  func number(of id: UnsafeRawBufferPointer) -> Int? {
    let number = slots[slot(of: id)]
    return number < 0 ? nil : Int(number)
  }

  /// Adds an id; false if it has come before.
  mutating func insert(_ id: UnsafeRawBufferPointer) -> Bool {
    let slot = slot(of: id)
    guard slots[slot] < 0 else { return false }
    slots[slot] = Int32(ends.count)
    bytes.append(contentsOf: id)
    ends.append(bytes.count)
    if ends.count * 2 > slots.count { grow() }
    return true
  }

  /// The slot that has the id, or the free one where it would be.
  private func slot(of id: UnsafeRawBufferPointer) -> Int {
    var slot = IDTable.hash(id) & (slots.count - 1)
    while slots[slot] >= 0, !has(id, at: Int(slots[slot])) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private func has(_ id: UnsafeRawBufferPointer, at number: Int) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == id.count else { return false }
    return bytes.withUnsafeBytes { bytes in
      // Two that are the same go through all words, and others nearly never share a hash.
      for offset in stride(from: 0, to: id.count, by: 8) {
        guard offset + 8 <= id.count else {
          return (offset..<id.count).allSatisfy { bytes[start + $0] == id[$0] }
        }
        let word = bytes.loadUnaligned(fromByteOffset: start + offset, as: UInt64.self)
        guard word == id.loadUnaligned(fromByteOffset: offset, as: UInt64.self) else {
          return false
        }
      }
      return true
    }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for number in ends.indices {
      let free = Array(self[number]).withUnsafeBytes { self.slot(of: $0) }
      slots[free] = Int32(number)
    }
  }

  /// Eight bytes at a time, the last eight overlapping those before.
  private static func hash(_ id: UnsafeRawBufferPointer) -> Int {
    var hash = seed
    func mix(_ word: UInt64) {
      // Both halves of the product, because ids often differ in their last letters alone, which are the
      // highest bits of a word.
      let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      hash = product.high ^ product.low
    }
    guard id.count >= 8 else {
      for byte in id { mix(UInt64(byte)) }
      return Int(truncatingIfNeeded: hash)
    }
    for offset in stride(from: 0, to: id.count - 8, by: 8) {
      mix(id.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    mix(id.loadUnaligned(fromByteOffset: id.count - 8, as: UInt64.self))
    return Int(truncatingIfNeeded: hash)
  }
}
