extension JSON {
  /// Reads one whole document, strictly as RFC 8259 writes it.
  ///
  /// Refused besides bad syntax: a byte order mark, bytes that are not UTF-8, lone surrogates, two
  /// members of one name, arrays and objects nested deeper than `maxDepth`, and objects of more than
  /// `maxMembers`: members are looked up one by one, and nobody's record has so many.
  package init(
    parsing bytes: some Collection<UInt8>, maxDepth: Int = 64, maxMembers: Int = 500
  ) throws(JSONError) {
    let result = bytes.withContiguousStorageIfAvailable { JSON.parse($0, maxDepth, maxMembers) }
    self = try
      (result ?? Array(bytes).withUnsafeBufferPointer { JSON.parse($0, maxDepth, maxMembers) })
      .get()
  }

  /// Reads one whole document from text.
  package init(
    parsing text: String, maxDepth: Int = 64, maxMembers: Int = 500
  ) throws(JSONError) {
    try self.init(parsing: text.utf8, maxDepth: maxDepth, maxMembers: maxMembers)
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, _ maxDepth: Int, _ maxMembers: Int
  ) -> Result<JSON, JSONError> {
    var reader = JSONReader(bytes, maxDepth: maxDepth, maxMembers: maxMembers)
    do {
      return .success(try reader.document())
    } catch {
      return .failure(error)
    }
  }
}
