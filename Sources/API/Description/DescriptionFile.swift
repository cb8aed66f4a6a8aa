import Evidence

/// The API's description in one form, with the entity tag of these very bytes.
struct DescriptionFile: Sendable {
  let bytes: [UInt8]
  let tag: String

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // 64 bits tell one description from another; longer tags would only be longer.
    tag = "\"\(SHA256.digest(bytes).prefix(8).map { String($0, radix: 36) }.joined())\""
  }
}
