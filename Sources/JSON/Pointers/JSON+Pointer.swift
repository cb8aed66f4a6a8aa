extension JSON {
  /// The value at `pointer`; `nil` if there is none or the pointer is malformed.
  package subscript(pointer pointer: String) -> JSON? {
    guard let pointer = JSONPointer(pointer) else { return nil }
    return self[pointer]
  }

  /// The value at `pointer`; `nil` if there is none.
  package subscript(_ pointer: JSONPointer) -> JSON? {
    var value = self
    for token in pointer.tokens {
      guard let next = value.child(token) else { return nil }
      value = next
    }
    return value
  }

  private func child(_ token: String) -> JSON? {
    switch self {
    case .object(let object): object[token]
    case .array: Self.index(token).flatMap { self[$0] }
    default: Optional.none
    }
  }

  /// The array index in `token`: digits without leading zeros (RFC 6901, 4), so not `+1`.
  private static func index(_ token: String) -> Int? {
    let isDigits = token.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard isDigits, token == "0" || token.utf8.first != UInt8(ascii: "0") else { return nil }
    return Int(token)
  }
}
