/// The tables of the tree are not as the register wrote them; `concordat check` says more.
package struct DamagedTree: Error, Sendable {
  package init() {}
}
