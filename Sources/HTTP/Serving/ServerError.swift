/// Why a server could not start.
package struct ServerError: Error, Sendable, CustomStringConvertible {
  /// One sentence for the person at the command line.
  package let description: String

  init(_ description: String) { self.description = description }
}
