import Foundation

/// A failed call on a file, with the operating system's error.
package struct FileError: Error, Sendable, Hashable {
  package let path: String
  /// What was tried, as a verb: `open`, `rename`.
  package let operation: String
  package let systemErrno: Int32

  package init(_ operation: String, _ path: String, systemErrno: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.systemErrno = systemErrno
  }
}

extension FileError: CustomStringConvertible {
  /// One sentence for the operator.
  package var description: String {
    "Could not \(operation) \(path): \(String(cString: strerror(systemErrno)))."
  }
}
