import Evidence
import Foundation
import JSON

/// Files of heads of the tree, and of the key that signs them.
enum HeadFile {
  static let option = Option(
    "--head", "FILE",
    about: "A head of the log's tree that was kept: an answer of /v1/proofs/head, or its note.")
  static let keyOption = Option(
    "--head-key", "FILE",
    about: "The Ed25519 key, in PEM, by which that head must be signed.")

  /// The head in the file that `--head` names; nil without one.
  static func head(_ settings: Settings) throws -> TreeHead? {
    let key = try settings.text("--head-key").map(key)
    guard let path = settings.text("--head") else {
      guard key == nil else { throw Usage("--head-key is for the signature of a --head.") }
      return nil
    }
    guard let bytes = FileManager.default.contents(atPath: path).map(Array.init) else {
      throw BadData(description: "There is no file \(path), or it may not be read.")
    }
    let note =
      (try? JSON(parsing: bytes))?["note"]?.string ?? String(decoding: bytes, as: UTF8.self)
    guard let signed = SignedHead(note) else {
      throw BadData(description: "\(path) contains no head of a tree.")
    }
    if let key, !signed.isSigned(by: key) {
      throw BadData(description: "The head in \(path) is not signed by the key of --head-key.")
    }
    return signed.head
  }

  /// The key in the file at `path`.
  static func key(_ path: String) throws -> HeadKey {
    guard let bytes = FileManager.default.contents(atPath: path).map(Array.init) else {
      throw BadData(description: "There is no file \(path), or it may not be read.")
    }
    do {
      return try HeadKey(pem: bytes)
    } catch {
      // The message must not contain a character of the file.
      throw BadData(
        description:
          "\(path) contains no Ed25519 key in PEM; openssl genpkey -algorithm ed25519 makes one.")
    }
  }
}
