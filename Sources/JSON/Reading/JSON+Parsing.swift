extension JSON {
  /// Reads one whole document, strictly as RFC 8259 writes it.
  ///
  /// Refused besides bad syntax: a byte order mark, bytes that are not UTF-8, lone surrogates, two
  /// members of one name, and arrays and objects nested deeper than `maxDepth`.
  package init(
    parsing bytes: some Collection<UInt8>, maxDepth: Int = 64
  ) throws(JSONError) {
    let result = bytes.withContiguousStorageIfAvailable { JSON.parse($0, maxDepth: maxDepth) }
    self = try
      (result ?? Array(bytes).withUnsafeBufferPointer { JSON.parse($0, maxDepth: maxDepth) })
      .get()
  }

  /// Reads one whole document from text.
  package init(parsing text: String, maxDepth: Int = 64) throws(JSONError) {
    try self.init(parsing: text.utf8, maxDepth: maxDepth)
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, maxDepth: Int
  ) -> Result<JSON, JSONError> {
    var reader = JSONReader(bytes, maxDepth: maxDepth)
    do {
      return .success(try reader.document())
    } catch {
      return .failure(error)
    }
  }
}
