package import JSON

/// What a mapping may have done to a geometry before it is judged, in the words that name it there.
package enum GeometryConversion: String, Sendable, CaseIterable {
  /// Positions at which a ring goes straight back are left out.
  case withoutSpikes = "without-spikes"
  /// Of positions with a height, and what else stands behind it, longitude and latitude are kept.
  case withoutHeights = "without-heights"
  /// Numbers of degrees with more than nine decimals are rounded to nine.
  case rounded
  /// Eastings and northings of the British National Grid become WGS 84.
  case fromNationalGrid = "from-national-grid"
  /// Spikes, small loops and slivers of rings are taken out.
  case mended
}

/// A geometry that was converted, and what was done to it.
package struct ConvertedGeometry: Sendable {
  package private(set) var geometry: JSON
  /// How many positions lost a height, had a number rounded, and came from the national grid.
  package private(set) var heights = 0
  package private(set) var rounded = 0
  package private(set) var fromGrid = 0
  package private(set) var mends: [RingMend] = []

  private let conversions: Set<GeometryConversion>
  private var strays = 0
  private var degrees = 0

  /// Converts `geometry`; throws what makes that impossible, and leaves what cannot be read for the judgement.
  package init(_ geometry: JSON, by conversions: Set<GeometryConversion>) throws(GeometryFault) {
    (self.geometry, self.conversions) = (geometry, conversions)
    guard case .object(var object) = geometry, let coordinates = object["coordinates"] else {
      return
    }
    if conversions.contains(.fromNationalGrid) {
      if case .other(let name) = ReferenceSystem(object["crs"]) {
        throw GeometryFault(
          "/crs", "reference_system",
          "The positions are said to be in \(name), and not in the British National Grid.")
      }
      object.members.removeAll { $0.name == "crs" }
    }
    object["coordinates"] = converted(coordinates)
    if strays > 0 {
      let hint =
        strays == degrees
        ? "They are degrees already; leave from-national-grid out of the mapping."
        : "Eastings are 0 to 700,000 metres and northings 0 to 1,300,000, in this order."
      throw GeometryFault(
        "/coordinates", "outside_grid",
        "\(strays) positions lie outside the British National Grid. \(hint)")
    }
    if !conversions.isDisjoint(with: [.withoutSpikes, .mended]) {
      object = Spikes.removed(from: .object(object)).object ?? object
    }
    self.geometry = .object(object)
    if conversions.contains(.mended) {
      var steps = 0
      (self.geometry, mends) = RingMend.mended(self.geometry, &steps)
    }
  }

  private mutating func converted(_ value: JSON) -> JSON {
    guard case .array(var items) = value else { return value }
    guard case .array = items.first else {
      convert(position: &items)
      return .array(items)
    }
    return .array(items.map { converted($0) })
  }

  private mutating func convert(position: inout [JSON]) {
    if conversions.contains(.withoutHeights), position.count > 2 {
      position.removeSubrange(2...)
      heights += 1
    }
    guard position.count == 2 else { return }
    if conversions.contains(.fromNationalGrid) {
      guard let easting = Double(position[0].text), let northing = Double(position[1].text) else {
        return
      }
      if abs(easting) <= 180, abs(northing) <= 90 {
        (strays, degrees) = (strays + 1, degrees + 1)
      } else if let place = NationalGrid(easting: easting, northing: northing)?.position {
        position = place.degrees
        fromGrid += 1
      } else {
        strays += 1
      }
    } else if conversions.contains(.rounded) {
      let numbers = position.map(Degrees.rounded)
      guard numbers.contains(where: { $0 != nil }) else { return }
      position = zip(position, numbers).map { $1 ?? $0 }
      rounded += 1
    }
  }
}
