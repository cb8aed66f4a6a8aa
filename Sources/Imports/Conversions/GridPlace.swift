import Geometry
import JSON
import Records

/// The latitude or longitude of a place that a row gives in metres of the British National Grid:
/// `{"from-national-grid": ["Easting", "Northing"], "give": "latitude"}`.
struct GridPlace: Sendable {
  private let easting: String
  private let northing: String
  private let givesLatitude: Bool

  var headings: [String] { [easting, northing] }

  init(_ object: JSONObject, at pointer: String) throws(Fault) {
    let names = object["from-national-grid"]?.array?.compactMap(\.string) ?? []
    let wanted = object["give"]?.string
    guard names.count == 2, wanted == "latitude" || wanted == "longitude" else {
      throw Fault(
        .pointer(pointer), "expression",
        "from-national-grid is the headings of an easting and a northing, and give is latitude or longitude."
      )
    }
    (easting, northing, givesLatitude) = (names[0], names[1], wanted == "latitude")
  }

  /// The degrees, to seven decimals, a centimetre, as the conversion is good to about 5 metres; null where both
  /// cells are empty.
  func value(_ row: SourceRow) throws(RowFault) -> JSON {
    for heading in headings where row.value(heading) == nil { throw SourceRow.missing(heading) }
    let texts = headings.map { row.text($0) }
    if texts.allSatisfy({ $0 == nil }) { return .null }
    let metres = texts.map { $0.flatMap(Double.init) }
    guard let x = metres[0], let y = metres[1],
      let place = NationalGrid(easting: x, northing: y)?.position
    else {
      throw RowFault(
        column: easting, code: "outside_grid",
        detail:
          "Write metres of the British National Grid: an easting of 0 to 700,000 and a northing of 0 to 1,300,000."
      )
    }
    row.notes?.shapes.countPlace(row.row)
    let units = givesLatitude ? place.y : place.x
    return Degrees.json((units + (units < 0 ? -50 : 50)) / 100 * 100)
  }
}
