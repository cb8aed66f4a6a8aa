package import Foundation

/// A folder of its own for one test, removed with everything in it when the last reference goes.
package final class TemporaryFolder: Sendable {
  package let url: URL

  /// Makes a new empty folder below the system's temporary one.
  package init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("concordat-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of `name` inside the folder.
  package func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
