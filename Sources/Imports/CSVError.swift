/// Where a file stops being CSV, and why.
package struct CSVError: Error, Sendable {
  package let line: Int
  package let detail: String
}
