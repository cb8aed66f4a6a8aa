/// A record whose hour has come, at the version that it was found at.
package struct DueRecord: Sendable, Hashable {
  package let kind: String
  package let id: String
  package let version: Int64
}
