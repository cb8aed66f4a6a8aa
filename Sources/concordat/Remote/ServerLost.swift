/// A server that is not there, or that went away before its answer was complete.
struct ServerLost: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
