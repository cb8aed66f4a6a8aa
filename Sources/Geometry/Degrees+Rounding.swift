package import JSON

extension Degrees {
  /// The number of degrees with at most nine decimals; nil if it has no more, or is none that the world has.
  package static func rounded(_ number: JSON) -> JSON? {
    guard case .decimal(let literal) = number, units(literal.utf8) == nil,
      let degrees = Double(literal), abs(degrees) <= 180
    else { return nil }
    return json(nearest(degrees))
  }

  /// The number of degrees rounded to nine decimals; nil if the world has no such.
  package static func json(degrees: Double) -> JSON? {
    guard abs(degrees) <= 180 else { return Optional.none }
    return json(nearest(degrees))
  }

  /// The units nearest to some degrees.
  static func nearest(_ degrees: Double) -> Int64 {
    Int64((degrees * Double(unit)).rounded())
  }

  /// The number of degrees that `units` are.
  package static func json(_ units: Int64) -> JSON {
    units % unit == 0 ? .integer(units / unit) : .decimal(text(units))
  }
}

extension Position {
  /// Longitude and latitude as numbers of degrees.
  var degrees: [JSON] { [Degrees.json(x), Degrees.json(y)] }
}
