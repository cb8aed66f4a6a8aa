import JSON

/// Members chosen of documents, which are copied without reading the rest.
package struct MemberChoice: Sendable {
  /// The names in the order in which documents have them.
  private let names: [[UInt8]]

  /// The members of `resource` that are in `names`.
  package init(_ names: Set<String>, of resource: Resource) {
    self.names = resource.members.filter(names.contains).map { Array($0.utf8) }
  }

  /// Appends an object with the members of `document` that are chosen, in the document's order.
  package func append(of document: UnsafeRawBufferPointer, to output: inout [UInt8]) {
    var scanner = JSONScanner(document)
    var (place, found) = (0, 0)
    output.append(UInt8(ascii: "{"))
    while found < names.count, let member = scanner.next() {
      guard let place = self.place(of: document[member.name], near: place) else { continue }
      next(place)
      if found > 0 { output.append(UInt8(ascii: ",")) }
      found += 1
      output.append(contentsOf: document[member.name.lowerBound - 1..<member.value.upperBound])
    }
    output.append(UInt8(ascii: "}"))

    func next(_ taken: Int) { place = taken + 1 }
  }

  /// The place of a name among those chosen, looked for at `place` first: documents have the order of the
  /// declaration, unless they are older than it.
  private func place(of name: Slice<UnsafeRawBufferPointer>, near place: Int) -> Int? {
    if place < names.count, name.elementsEqual(names[place]) { return place }
    return names.firstIndex { $0.count == name.count && name.elementsEqual($0) }
  }
}
