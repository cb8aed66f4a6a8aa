import Foundation

/// The files of the folder `Data` of a target, as they stand in the repository, by name.
package func dataFiles(of target: String) throws -> [(name: String, text: String)] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/\(target)/Data")
  return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
    (name, try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
  }
}
