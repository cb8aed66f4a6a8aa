/// The short forms of records of one kind that were embedded last, as everybody sees them.
///
/// They are right as long as the kind's latest entry that everybody sees is the same. Names are embedded far more
/// often than they change.
package struct SummaryMemory {
  /// Some seven hundred records; each reader has such a memory for each kind that is embedded.
  private static let most = 128 << 10

  /// The kind's latest entry when they were read.
  package let seq: Int64
  private var ids = IDTable()
  private var places: [Range<Int>] = []
  private var bytes: [UInt8] = []

  package init(at seq: Int64) { self.seq = seq }

  /// The short form of a record; nil if it is not remembered.
  func summary(of id: UnsafeRawBufferPointer) -> ArraySlice<UInt8>? {
    ids.number(of: id).map { bytes[places[$0]] }
  }

  /// Remembers the short form of a record, and forgets all others if there are too many.
  mutating func keep(_ summary: ArraySlice<UInt8>, of id: UnsafeRawBufferPointer) {
    if bytes.count > SummaryMemory.most { self = SummaryMemory(at: seq) }
    guard ids.insert(id) else { return }
    places.append(bytes.count..<bytes.count + summary.count)
    bytes += summary
  }
}
