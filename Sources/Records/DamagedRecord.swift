/// A document on disk that cannot be read as one that the register wrote; `concordat check` says more.
package struct DamagedRecord: Error, Sendable {
  package let id: String

  package init(id: String) { self.id = id }
}
