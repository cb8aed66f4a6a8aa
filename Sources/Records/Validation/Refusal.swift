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
    let hint = text.utf8.contains(0x20) ? " In an address a plus sign is written %2B." : ""
    return Refusal("instant", "Write a moment such as 2026-11-22T09:30:00Z.\(hint)")
  }
}
