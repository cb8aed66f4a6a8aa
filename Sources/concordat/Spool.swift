import Foundation

/// Output kept in an unlinked temporary file until it is printed.
///
/// The reader of the output may be slow, and the register must not be kept open meanwhile.
struct Spool: ~Copyable {
  private static let name = "A temporary file"

  private let descriptor: Int32

  /// Creates the file in the folder for temporary files (`TMPDIR`).
  init() throws(Terminal.Unwritten) {
    let folder = FileManager.default.temporaryDirectory.path
    var path = Array("\(folder)/concordat-output-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else {
      throw Terminal.Unwritten(name: "\(Spool.name) in \(folder)", reason: errno)
    }
    unlink(path)
  }

  deinit { close(descriptor) }

  func append(_ bytes: [UInt8]) throws(Terminal.Unwritten) {
    try Terminal.write(bytes, to: descriptor, Spool.name)
  }

  /// Writes all of it to standard output.
  func print() throws {
    let file = FileHandle(fileDescriptor: descriptor)
    try file.seek(toOffset: 0)
    while let data = try file.read(upToCount: 256 << 10), !data.isEmpty {
      try Terminal.print(Array(data))
    }
  }
}
