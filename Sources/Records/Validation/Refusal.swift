package import Geometry

/// Why one value was refused: a code for programs and a sentence that says how to mend it.
package struct Refusal: Error, Sendable {
  package let code: String
  package let detail: String

  package init(_ code: String, _ detail: String) { (self.code, self.detail) = (code, detail) }

  /// The refusal of a number of degrees or of a geometry.
  package init(_ fault: GeometryFault) { self.init(fault.code, fault.detail) }

  /// The refusal of a parameter that is no moment.
  package static func instant(_ text: String) -> Refusal {
    Refusal("instant", "Write a moment such as 2026-11-22T09:30:00Z.\(hint(instant: text))")
  }

  /// What most likely ails a text that is no moment.
  package static func hint(instant text: String) -> String {
    if text.wholeMatch(of: /.*T\S*[+-]\d{4}/) != nil {
      return " Write the offset with a colon, such as +01:00."
    }
    if text.wholeMatch(of: /.*T\d\d:\d\d(Z|[+-].*)/) != nil { return " Write the seconds too." }
    return hint(code: text)
  }

  /// What most likely ails a code or a moment of an address that has a space in it.
  package static func hint(code text: String) -> String {
    text.utf8.contains(0x20) ? " In an address a plus sign is written %2B." : ""
  }
}
