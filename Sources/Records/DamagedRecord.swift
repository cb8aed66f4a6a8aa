/// A document on disk that is not what the register writes; `concordat check` says more.
package struct DamagedRecord: Error, Sendable {
  package let id: String

  package init(id: String) { self.id = id }
}
