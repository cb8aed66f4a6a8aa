/// A record for which the clock makes a write due, with the version at which it was found.
package struct DueRecord: Sendable, Hashable {
  package let kind: String
  package let id: String
  package let version: Int64
}
