/// The fields of a request head, kept as byte ranges; names compare without regard to ASCII case.
package struct Headers: Sendable, Sequence {
  private let bytes: [UInt8]
  private let fields: [FieldRange]

  init(bytes: [UInt8], fields: [FieldRange]) {
    self.bytes = bytes
    self.fields = fields
  }

  /// Builds fields from pairs, for requests that did not come as bytes.
  package init(_ pairs: [(String, String)] = []) {
    var bytes: [UInt8] = []
    var fields: [FieldRange] = []
    for (name, value) in pairs {
      let start = bytes.count
      bytes.append(contentsOf: name.utf8)
      let middle = bytes.count
      bytes.append(contentsOf: value.utf8)
      fields.append(FieldRange(name: start..<middle, value: middle..<bytes.count))
    }
    self.init(bytes: bytes, fields: fields)
  }

  /// The value of the first field called `name`, as UTF-8 where it is valid and Latin-1 otherwise.
  package func first(_ name: String) -> String? {
    for field in fields where ASCII.equal(bytes, field.name, name) { return text(field.value) }
    return nil
  }

  /// The values of all fields called `name`, in the order received.
  package func all(_ name: String) -> [String] {
    var values: [String] = []
    for field in fields where ASCII.equal(bytes, field.name, name) {
      values.append(text(field.value))
    }
    return values
  }

  /// Whether a field is called `name`.
  package func contains(_ name: String) -> Bool {
    fields.contains { ASCII.equal(bytes, $0.name, name) }
  }

  /// The fields in the order received, names in their original case.
  package func makeIterator() -> AnyIterator<(name: String, value: String)> {
    var position = fields.makeIterator()
    return AnyIterator {
      position.next().map { (name: text($0.name), value: text($0.value)) }
    }
  }

  private func text(_ range: Range<Int>) -> String { ASCII.text(bytes[range]) }
}
