@testable import Geometry
import JSON
import TestSupport
import Testing

@Suite struct `Decimal degrees` {
  private func units(_ text: String) -> Int64? {
    guard let number = try? JSON(parsing: text) else { return nil }
    return try? Degrees.units(number, -180...180)
  }

  @Test(arguments: [
    ("0", 0), ("-0.0", 0), ("180", 180_000_000_000), ("-1.25187", -1_251_870_000),
    ("51.502183", 51_502_183_000), ("0.000000001", 1), ("1e-9", 1), ("1.5E1", 15_000_000_000),
    ("12.3400000000000000000", 12_340_000_000), ("0.0000000000", 0), ("100e-2", 1_000_000_000),
  ])
  func `are exact`(text: String, wanted: Int64) { #expect(units(text) == wanted) }

  @Test(arguments: [
    ("1.1234567891", "too_precise"), ("1e-10", "too_precise"), ("180.000000001", "outside_world"),
    ("-181", "outside_world"), ("1e300", "outside_world"), ("9223372036854775807", "outside_world"),
    ("99999999999999999999", "outside_world"), ("\"1\"", "type"), ("null", "type"),
  ])
  func `are refused with a code`(text: String, code: String) throws {
    let number = try JSON(parsing: text)
    let refusal = #expect(throws: GeometryFault.self) { try Degrees.units(number, -180...180) }
    #expect(refusal?.code == code)
  }

  @Test(arguments: UInt64(0)..<20)
  func `are written as they are read`(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<200 {
      let scale = Degrees.powers[Int.random(in: 0...9, using: &random)]
      let number =
        Int64.random(in: -180_000_000_000...180_000_000_000, using: &random) / scale * scale
      #expect(units(Degrees.text(number)) == number, "\(number)")
    }
  }
}
