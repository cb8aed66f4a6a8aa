package import JSON

/// Reads a GeoJSON geometry (RFC 7946), a Polygon or a MultiPolygon, and collects its faults.
package struct GeometryReader {
  private var faults: [GeometryFault] = []
  /// The pointers of the rings read so far.
  private var pointers: [String] = []
  /// Whether positions are judged by where they lie too; those of a shape that was accepted before are not.
  private var isJudging = true

  /// More rings than any country has islands at this scale; it bounds the work of checking them.
  private static let mostRings = 10_000

  /// The geometry in its normal form with its numbers as given, its shape, and all faults.
  package static func accept(_ given: JSON, at pointer: String) -> (
    geometry: JSON, faults: [GeometryFault]
  ) {
    var reader = GeometryReader()
    guard let shape = reader.shape(given, at: pointer), reader.faults.isEmpty else {
      return (.null, reader.faults)
    }
    let faults = ShapeRules.faults(of: shape, at: reader.pointers)
    guard faults.isEmpty, case .object(let object) = given else { return (.null, faults) }
    return (
      ["type": object["type"] ?? .null, "coordinates": object["coordinates"] ?? .null], []
    )
  }

  /// The shape of a geometry that was accepted before.
  package static func shape(of geometry: JSON) -> Shape? {
    var reader = GeometryReader()
    reader.isJudging = false
    let shape = reader.shape(geometry, at: "")
    return reader.faults.isEmpty ? shape : nil
  }

  /// The shape of a geometry whose numbers can all be read, whatever its rings are like.
  static func shape(ofUnjudged geometry: JSON) -> Shape? {
    var reader = GeometryReader()
    reader.isJudging = false
    let shape = reader.shape(geometry, at: "")
    let isRead = reader.faults.allSatisfy {
      ["ring_too_short", "unknown_member"].contains($0.code)
    }
    return isRead ? shape : nil
  }

  private mutating func shape(_ given: JSON, at pointer: String) -> Shape? {
    guard case .object(let object) = given else {
      tell(pointer, "type", "This must be a GeoJSON geometry; it is \(given.kindInWords).")
      return nil
    }
    judge(members: object, at: pointer)
    let type = object["type"]?.string
    guard type == "Polygon" || type == "MultiPolygon" else {
      tell("\(pointer)/type", "geometry_type", "The type is Polygon or MultiPolygon.")
      return nil
    }
    let place = "\(pointer)/coordinates"
    guard let coordinates = object["coordinates"] else {
      tell(place, "required", "Give coordinates: the polygons' rings.")
      return nil
    }
    guard type == "MultiPolygon" else {
      return Shape(polygons: [polygon(coordinates, at: place)])
    }
    return Shape(
      polygons: elements(coordinates, at: place, "polygons").enumerated().map { index, item in
        polygon(item, at: "\(place)/\(index)")
      })
  }

  /// What a geometry may have beside its type and coordinates: a box, which is not kept, and the name of WGS 84.
  private mutating func judge(members: JSONObject, at pointer: String) {
    for (name, value) in members.members where !["type", "coordinates", "bbox"].contains(name) {
      let place = "\(pointer)/\(JSONPointer.escape(name))"
      guard name == "crs" else {
        tell(
          place, "unknown_member", "A geometry has type and coordinates alone; leave this out.")
        continue
      }
      switch ReferenceSystem(value) {
      case .wgs84: continue
      case .nationalGrid:
        tell(
          place, "reference_system",
          "The positions are said to be eastings and northings of the British National Grid; \(GeometryReader.gridHint)."
        )
      case .other(let name):
        tell(
          place, "reference_system",
          "The positions are said to be in \(name); convert them to WGS 84.")
      }
    }
  }

  static let gridHint =
    "say \"as\": \"from-national-grid\" in the mapping, or convert them to WGS 84"

  private mutating func polygon(_ given: JSON, at pointer: String) -> [Ring] {
    let rings = elements(given, at: pointer, "rings")
    guard pointers.count + rings.count <= GeometryReader.mostRings else {
      tell(
        pointer, "too_many_rings",
        "A shape has at most \(GeometryReader.mostRings) rings; leave the smallest out.")
      return []
    }
    return rings.enumerated().map { index, item in ring(item, at: "\(pointer)/\(index)") }
  }

  private mutating func ring(_ given: JSON, at pointer: String) -> Ring {
    let items = elements(given, at: pointer, "positions")
    var flaws = RingFlaws()
    var ring: Ring = []
    ring.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      if let position = position(item, at: pointer, index, &flaws) { ring.append(position) }
    }
    pointers.append(pointer)
    // If a position is unknown, nothing more can be checked.
    guard flaws.isEmpty, !items.isEmpty else {
      for fault in flaws.faults { tell(fault.pointer, fault.code, fault.detail) }
      return ring
    }
    if ring.first != ring.last {
      tell(
        pointer, "ring_open",
        "The last position of a ring is the first again; repeat \(ring[0]) at the end.")
    } else if ring.count < 4 {
      tell(pointer, "ring_too_short", "A ring has at least four positions; it has \(ring.count).")
    } else if Set(ring).count < 3 {
      tell(pointer, "ring_too_short", "A ring has at least three different positions.")
    }
    return ring
  }

  private func position(
    _ given: JSON, at ring: String, _ index: Int, _ flaws: inout RingFlaws
  ) -> Position? {
    guard case .array(let numbers) = given, numbers.count == 2 else {
      flaws.tell(
        "\(ring)/\(index)", "position",
        "A position is two numbers, longitude and latitude; leave heights out, or say \"as\": \"without-heights\" in the mapping."
      )
      return nil
    }
    let x = number(numbers[0], -180...180, ring, (index, 0), &flaws)
    let y = number(numbers[1], -90...90, ring, (index, 1), &flaws)
    guard let x, let y else { return nil }
    let position = Position(x: x, y: y)
    if isJudging, UnitedKingdom.isSwapped(position) {
      flaws.tell("\(ring)/\(index)", "swapped", UnitedKingdom.hint(position))
    }
    return position
  }

  private func number(
    _ given: JSON, _ range: ClosedRange<Int64>, _ ring: String, _ place: (Int, Int),
    _ flaws: inout RingFlaws
  ) -> Int64? {
    do throws(GeometryFault) {
      return try Degrees.units(given, range)
    } catch {
      var detail = error.detail
      if error.code == "too_precise" {
        detail += " Or say \"as\": \"rounded\" in the mapping."
      } else if error.code == "outside_world", let metres = Double(given.text), metres > 180 {
        detail +=
          " If these are eastings and northings of the British National Grid, \(GeometryReader.gridHint)."
      }
      flaws.tell("\(ring)/\(place.0)/\(place.1)", error.code, detail)
      return nil
    }
  }

  private mutating func elements(_ given: JSON, at pointer: String, _ what: String) -> [JSON] {
    guard case .array(let items) = given, !items.isEmpty else {
      tell(pointer, "type", "This must be an array of \(what), one or more.")
      return []
    }
    return items
  }

  private mutating func tell(_ pointer: String, _ code: String, _ detail: String) {
    // A client is shown at most a thousand.
    if faults.count < 1000 { faults.append(GeometryFault(pointer, code, detail)) }
  }
}
