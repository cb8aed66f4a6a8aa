import Geometry
import JSON
import Records

/// The forms of geometries and of numbers of degrees, such as `["without-heights", "rounded"]`.
struct ShapeConversion: Sendable {
  private let steps: Set<GeometryConversion>

  /// The conversions of these names; nil unless each is one.
  init?(_ names: [String]) {
    let steps = names.compactMap(GeometryConversion.init)
    guard !names.isEmpty, steps.count == names.count else { return nil }
    self.steps = Set(steps)
  }

  /// Converts a geometry, or a number of degrees that is to be rounded; the report says what was done.
  func value(_ cell: JSON, _ row: SourceRow, _ heading: String?) throws(RowFault) -> JSON {
    var given = cell
    if case .string(let text) = cell { given = (try? JSON(parsing: text.trimmed)) ?? .null }
    switch given {
    case .integer, .decimal:
      guard steps == [.rounded] else { break }
      return Degrees.rounded(given) ?? given
    case .object: break
    case .null, .bool, .string, .array:
      throw RowFault(
        column: heading, code: "geometry", detail: "This is not a GeoJSON geometry.")
    }
    do throws(GeometryFault) {
      let converted = try ConvertedGeometry(given, by: steps)
      row.notes?.shapes.add(converted, row.row)
      return converted.geometry
    } catch {
      throw RowFault(column: heading, code: error.code, detail: error.detail)
    }
  }
}
