/// A server that is not there, that went away before its answer was complete, or that does not do what it is asked.
struct ServerLost: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
