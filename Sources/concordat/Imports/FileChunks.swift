import Foundation
import Synchronization

/// A file, or standard input for `-`, read in chunks.
final class FileChunks: Sendable {
  private let handle: Mutex<FileHandle>

  init(_ path: String) throws {
    guard path != "-" else {
      handle = Mutex(FileHandle(fileDescriptor: STDIN_FILENO))
      return
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
      let file = FileHandle(forReadingAtPath: path)
    else { throw Usage("There is no file \(path), or it may not be read.") }
    handle = Mutex(file)
  }

  /// The next bytes; nil at the end.
  @Sendable func next() throws -> [UInt8]? {
    try handle.withLock { handle in try handle.read(upToCount: 256 << 10).map { Array($0) } }
  }
}
