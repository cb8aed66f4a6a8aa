/// Why a body is no form; one sentence for who sent it.
package struct FormError: Error, Sendable {
  package let detail: String

  init(_ detail: String) { self.detail = detail }
}
