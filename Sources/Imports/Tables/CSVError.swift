/// A file is not valid CSV from this line on, and why.
package struct CSVError: Error, Sendable {
  package let line: Int
  package let detail: String
}
