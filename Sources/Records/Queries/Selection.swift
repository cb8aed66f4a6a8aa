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

  /// The names of the members that differ between two documents; all of them if there is only one.
  ///
  /// What the register sets at each write is left out.
  package static func changed(from old: [UInt8]?, to new: [UInt8]?) -> [String] {
    guard let new else { return [] }
    var values: [String: ArraySlice<UInt8>] = [:]
    JSONScanner.forEachMember(of: old ?? []) { member in
      values[String(decoding: (old ?? [])[member.name], as: UTF8.self)] = old?[member.value]
    }
    var changed: [String] = []
    JSONScanner.forEachMember(of: new) { member in
      let name = String(decoding: new[member.name], as: UTF8.self)
      if !Resource.managed.contains(name), values[name] != new[member.value] {
        changed.append(name)
      }
    }
    return changed
  }
}
