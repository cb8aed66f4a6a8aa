import Geometry
import JSON
import Records

/// How places are written in parameters.
enum Coordinates {
  /// Parses `count` numbers separated by commas, longitudes and latitudes in turn; with more than nine decimals,
  /// as browsers give their places, they are rounded.
  static func degrees(_ text: String, _ count: Int, _ form: Refusal) throws(Refusal) -> [Int64] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == count else { throw form }
    var numbers: [Int64] = []
    for (index, part) in parts.enumerated() {
      guard let number = try? JSON(parsing: String(part)) else { throw form }
      switch number {
      case .integer, .decimal: break
      case .null, .bool, .string, .array, .object: throw form
      }
      do throws(GeometryFault) {
        let rounded = Degrees.rounded(number) ?? number
        numbers.append(try Degrees.units(rounded, index % 2 == 0 ? -180...180 : -90...90))
      } catch {
        throw Refusal(error)
      }
    }
    for place in stride(from: 0, to: count, by: 2) {
      let position = Position(x: numbers[place], y: numbers[place + 1])
      if UnitedKingdom.isSwapped(position) {
        throw Refusal("swapped", UnitedKingdom.hint(position))
      }
    }
    return numbers
  }

  /// Metres of the British National Grid along one axis, `beside` those along the other.
  static func metres(_ text: String, _ most: Int, beside other: String?) throws(Refusal) -> Double {
    guard text.utf8.count <= 25, text.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 46 }),
      let metres = Double(text), metres <= Double(most)
    else {
      var hint = ""
      if let other, let easting = Double(other), let northing = Double(text),
        NationalGrid(easting: easting, northing: northing) != nil
      {
        hint = " The two seem to be exchanged: easting=\(other)&northing=\(text) lies in the grid."
      }
      throw Refusal(
        "outside_grid", "Write metres of the British National Grid, from 0 to \(most).\(hint)")
    }
    return metres
  }
}
