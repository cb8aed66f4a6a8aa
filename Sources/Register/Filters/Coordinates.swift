import Geometry
import JSON
import Records

/// How places are written in parameters.
enum Coordinates {
  /// Parses `count` numbers separated by commas, longitudes and latitudes in turn.
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
        numbers.append(try Degrees.units(number, index % 2 == 0 ? -180...180 : -90...90))
      } catch {
        throw Refusal(error)
      }
    }
    return numbers
  }

  /// Metres of the British National Grid.
  static func metres(_ text: String, _ most: Int) throws(Refusal) -> Double {
    guard text.utf8.count <= 20, text.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 46 }),
      let metres = Double(text), metres <= Double(most)
    else {
      throw Refusal(
        "outside_grid", "Write metres of the British National Grid, from 0 to \(most).")
    }
    return metres
  }
}
