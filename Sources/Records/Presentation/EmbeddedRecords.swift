import JSON

/// The records that those of an answer refer to: their ids are gathered while documents are shown, then one
/// statement a kind reads them.
package final class EmbeddedRecords {
  package let embeds: Embeds
  private var gathered = Gathered()
  /// Where the record of each id is written, by the ids' numbers; from 0 to 0 while none is.
  private var places: [Range<Int>] = []
  /// What is shown of the records, one after the other.
  private var bytes: [UInt8] = []

  /// The ids and the numbers of their kinds; a value, so that one access to it does for a whole document.
  private struct Gathered {
    var ids = IDTable()
    var kinds: [Int] = []

    mutating func gather(from document: UnsafeRawBufferPointer, _ embeds: Embeds) {
      embeds.scan.forEach(in: document) { member, id in
        if ids.insert(id) { kinds.append(embeds.kind(of: id, by: member)) }
      }
    }
  }

  package init(_ embeds: Embeds) { self.embeds = embeds }

  /// Adds what a document, as it is shown, refers to.
  func gather(from document: UnsafeRawBufferPointer) {
    gathered.gather(from: document, embeds)
  }

  /// The ids of the kind with a number as a JSON array, without those whose records `memory` gave; nil if there
  /// are none.
  package func missing(ofKind kind: Int, _ memory: SummaryMemory? = nil) -> String? {
    var list: [UInt8] = []
    gathered.ids.withEach { number, id in
      guard gathered.kinds[number] == kind else { return }
      if let summary = memory?.summary(of: id) { return put(summary, at: number) }
      list += (list.isEmpty ? "[\"" : ",\"").utf8
      list.append(contentsOf: id)
      list.append(UInt8(ascii: "\""))
    }
    guard !list.isEmpty else { return nil }
    list.append(UInt8(ascii: "]"))
    return String(decoding: list, as: UTF8.self)
  }

  private func put(_ summary: ArraySlice<UInt8>, at number: Int) {
    let start = bytes.count
    bytes += summary
    place(start..<bytes.count, at: number)
  }

  private func place(_ place: Range<Int>, at number: Int) {
    let missing = gathered.kinds.count - places.count
    if missing > 0 { places += repeatElement(0..<0, count: missing) }
    places[number] = place
  }

  /// Takes a record as `write` appends it, and has `memory` keep it.
  package func fill(
    _ id: UnsafeRawBufferPointer, keeping memory: inout SummaryMemory?,
    _ write: (inout [UInt8]) throws -> Void
  ) rethrows {
    guard let number = gathered.ids.number(of: id) else { return }
    let start = bytes.count
    try write(&bytes)
    place(start..<bytes.count, at: number)
    memory?.keep(bytes[start...], of: id)
  }

  /// Appends an object with all records by their ids; null for one that is hidden from the reader or gone.
  package func append(to output: inout [UInt8]) {
    output.append(UInt8(ascii: "{"))
    bytes.withUnsafeBytes { bytes in
      gathered.ids.withEach { number, id in
        append(number, id, bytes, isFirst: number == 0, to: &output)
      }
    }
    output.append(UInt8(ascii: "}"))
  }

  /// Appends an object with the records that a document, as it is shown, refers to.
  func append(referredToBy document: UnsafeRawBufferPointer, to output: inout [UInt8]) {
    var numbers: [Int] = []
    output.append(UInt8(ascii: "{"))
    bytes.withUnsafeBytes { bytes in
      embeds.scan.forEach(in: document) { _, id in
        guard let number = gathered.ids.number(of: id), !numbers.contains(number) else { return }
        append(number, id, bytes, isFirst: numbers.isEmpty, to: &output)
        numbers.append(number)
      }
    }
    output.append(UInt8(ascii: "}"))
  }

  private func append(
    _ number: Int, _ id: UnsafeRawBufferPointer, _ bytes: UnsafeRawBufferPointer, isFirst: Bool,
    to output: inout [UInt8]
  ) {
    if !isFirst { output.append(UInt8(ascii: ",")) }
    output.append(UInt8(ascii: "\""))
    output.append(contentsOf: id)
    output.append(UInt8(ascii: "\""))
    output.append(UInt8(ascii: ":"))
    let place = place(of: number)
    if place.isEmpty {
      output += "null".utf8
    } else {
      output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[place]))
    }
  }

  private func place(of number: Int) -> Range<Int> {
    number < places.count ? places[number] : 0..<0
  }

  /// A member of a record; null if the record is hidden from the reader or gone.
  func value(_ name: String, of id: String) -> JSON {
    var id = id
    guard let number = id.withUTF8({ gathered.ids.number(of: UnsafeRawBufferPointer($0)) }) else {
      return .null
    }
    return bytes.withUnsafeBytes { all in
      let record = UnsafeRawBufferPointer(rebasing: all[place(of: number)])
      let value = JSONScanner.value(of: name, in: record).map { record[$0] }
      return value.flatMap { try? JSON(parsing: UnsafeRawBufferPointer(rebasing: $0)) } ?? .null
    }
  }
}
