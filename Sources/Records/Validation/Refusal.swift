/// Why one value was refused: a code for programs and a sentence that says how to mend it.
package struct Refusal: Error, Sendable {
  package let code: String
  package let detail: String

  package init(_ code: String, _ detail: String) { (self.code, self.detail) = (code, detail) }
}
