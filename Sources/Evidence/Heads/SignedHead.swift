import Foundation

/// A head with the signature under it, as a signed note (c2sp.org/signed-note).
package struct SignedHead: Sendable {
  package let head: TreeHead
  /// The whole text: that of the head, an empty line, a line for each signature.
  package let text: String

  /// Signs `head`; nil where `key` is a public one.
  package init?(_ head: TreeHead, by key: HeadKey) {
    guard let signature = key.sign(Array(head.text.utf8)) else { return nil }
    let blob = SignedHead.mark(of: key, named: head.origin) + signature
    self.head = head
    text = "\(head.text)\n— \(head.origin) \(Data(blob).base64EncodedString())\n"
  }

  /// Reads a note with or without signatures; nil if it is none.
  package init?(_ text: String) {
    guard let head = TreeHead(text) else { return nil }
    (self.head, self.text) = (head, text)
  }

  /// Whether one of the signatures is that of `key`.
  package func isSigned(by key: HeadKey) -> Bool {
    let mark = SignedHead.mark(of: key, named: head.origin)
    guard text.hasPrefix(head.text + "\n") else { return false }
    return text.dropFirst(head.text.count + 1).split(separator: "\n").contains { line in
      let parts = line.split(separator: " ")
      guard parts.count == 3, parts[0] == "—", parts[1] == head.origin,
        let blob = Data(base64Encoded: String(parts[2])).map(Array.init), blob.starts(with: mark)
      else { return false }
      return key.verifies(Array(blob.dropFirst(mark.count)), of: Array(head.text.utf8))
    }
  }

  /// By what a signature says whose it is: the beginning of the hash of the name, the algorithm and the key.
  private static func mark(of key: HeadKey, named name: String) -> [UInt8] {
    Array(SHA256.digest(Array(name.utf8) + [0x0A, 0x01] + key.publicBytes).prefix(4))
  }
}
