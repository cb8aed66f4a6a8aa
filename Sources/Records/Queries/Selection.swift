import JSON

/// Copies chosen members of a document without reading the rest.
package enum Selection {
  /// Appends an object with the members of `document` that are in `names`, in the document's order.
  package static func append(
    _ names: Set<String>, of document: UnsafeRawBufferPointer, to output: inout [UInt8]
  ) {
    var scanner = JSONScanner(document)
    var isFirst = true
    output.append(UInt8(ascii: "{"))
    while let member = scanner.next() {
      let name = String(decoding: document[member.name], as: UTF8.self)
      guard names.contains(name) else { continue }
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      output.append(contentsOf: document[member.name.lowerBound - 1..<member.value.upperBound])
    }
    output.append(UInt8(ascii: "}"))
  }
}
