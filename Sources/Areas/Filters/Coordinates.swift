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

  /// Metres of the British National Grid along one axis; of an easting, `beside` the northing that was given.
  static func metres(_ text: String, _ most: Int, beside northing: String? = nil) throws(Refusal)
    -> Double
  {
    let metres = plain(text)
    if let metres, metres <= Double(most) { return metres }
    var hint = ""
    // Every northing that is too large is too large for an easting too, so that the easting tells alone.
    if let northing, let metres, let other = plain(northing),
      NationalGrid(easting: other, northing: metres) != nil
    {
      hint = " The two seem to be exchanged: easting=\(northing)&northing=\(text) lies in the grid."
    }
    throw Refusal(
      "outside_grid",
      "Write metres of the British National Grid in plain digits, from 0 to \(most).\(hint)")
  }

  private static func plain(_ text: String) -> Double? {
    guard text.utf8.count <= 25, text.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 46 })
    else { return nil }
    return Double(text)
  }
}
