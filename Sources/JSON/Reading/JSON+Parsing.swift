extension JSON {
  /// Parses one complete document, strictly by RFC 8259.
  ///
  /// Besides bad syntax it refuses a byte order mark, bytes that are not UTF-8, lone surrogates,
  /// two members with the same name, nesting deeper than `maxDepth`, and objects with more than
  /// `maxMembers` members: members are found by a linear search, and no record has that many.
  package init(
    parsing bytes: some Collection<UInt8>, maxDepth: Int = 64, maxMembers: Int = 500
  ) throws(JSONError) {
    let result = bytes.withContiguousStorageIfAvailable { JSON.parse($0, maxDepth, maxMembers) }
    self = try
      (result ?? Array(bytes).withUnsafeBufferPointer { JSON.parse($0, maxDepth, maxMembers) })
      .get()
  }

  /// Parses one complete document from text.
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
