import CZlib
import Foundation
import JSON

/// The ground that everybody shares, as facts that the program carries: files as they were published, each with
/// the mapping that reads it and whom to credit.
package struct Places: Sendable {
  package struct File: Sendable {
    /// Where it stands in `Sources/Places/Data`, and stood among the published files.
    package let path: String
    package let mapping: String
    package let title: String
    package let publisher: String
    package let licence: String
    package let url: String
    package let text: String
  }

  /// The lines to show with any of it.
  package let credits: [String]
  /// In the order in which they are to be loaded.
  package let files: [File]

  /// Councils, counties, regions, nations, police, fire, health and resilience areas since 2009, with their
  /// changes and boundaries.
  package static func unitedKingdom() throws -> Places {
    try Places(JSON(parsing: unpacked(Embedded.archive), maxMembers: 1000))
  }

  init(credits: [String], files: [File]) { (self.credits, self.files) = (credits, files) }

  private init(_ archive: JSON) throws {
    guard let index = archive["places.json"]?.string else { throw Damaged() }
    let contents = try JSON(parsing: Array(index.utf8))
    credits = contents["credits"]?.array?.compactMap(\.string) ?? []
    files = try (contents["files"]?.array ?? []).map { file in
      func text(_ name: String) throws -> String {
        guard let text = file[name]?.string else { throw Damaged() }
        return text
      }
      let path = try text("path")
      guard let content = archive[path]?.string else { throw Damaged() }
      return File(
        path: path, mapping: try text("mapping"), title: try text("title"),
        publisher: try text("publisher"), licence: try text("licence"), url: try text("url"),
        text: content)
    }
  }

  /// What stands in `archive`: the number of its bytes, and these packed by zlib, in base64.
  private static func unpacked(_ archive: StaticString) throws -> [UInt8] {
    let text = Data(bytes: archive.utf8Start, count: archive.utf8CodeUnitCount)
    guard let line = text.firstIndex(of: UInt8(ascii: "\n")),
      let size = String(bytes: text[..<line], encoding: .utf8).flatMap({ UInt($0) }),
      let packed = Data(base64Encoded: text[line...], options: .ignoreUnknownCharacters)
    else { throw Damaged() }
    var status = Z_OK
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      var length = size
      packed.withUnsafeBytes { input in
        let input = input.bindMemory(to: UInt8.self)
        status = uncompress(buffer.baseAddress, &length, input.baseAddress, UInt(input.count))
      }
      count = status == Z_OK ? Int(length) : 0
    }
    guard status == Z_OK, bytes.count == Int(size) else { throw Damaged() }
    return bytes
  }

  /// The program's own copy is not what `.ci/embed` wrote.
  struct Damaged: Error, CustomStringConvertible {
    let description = "The places that the program carries are damaged; build it anew."
  }
}
