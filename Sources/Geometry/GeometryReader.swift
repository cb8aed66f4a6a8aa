package import JSON

/// Reads a GeoJSON geometry (RFC 7946), a Polygon or a MultiPolygon, and collects its faults.
package struct GeometryReader {
  private var faults: [GeometryFault] = []
  /// The pointers of the rings read so far.
  private var pointers: [String] = []

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
    let shape = reader.shape(geometry, at: "")
    return reader.faults.isEmpty ? shape : nil
  }

  private mutating func shape(_ given: JSON, at pointer: String) -> Shape? {
    guard case .object(let object) = given else {
      tell(pointer, "type", "This must be a GeoJSON geometry; it is \(given.kindInWords).")
      return nil
    }
    for (name, _) in object.members where name != "type" && name != "coordinates" {
      tell(
        "\(pointer)/\(JSONPointer.escape(name))", "unknown_member",
        "A geometry has type and coordinates alone; leave this out.")
    }
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
    let before = faults.count
    let items = elements(given, at: pointer, "positions")
    var ring: Ring = []
    ring.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      if let position = position(item, at: pointer, index) { ring.append(position) }
    }
    pointers.append(pointer)
    // If a position is unknown, nothing more can be checked.
    guard faults.count == before else { return ring }
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

  private mutating func position(_ given: JSON, at ring: String, _ index: Int) -> Position? {
    guard case .array(let numbers) = given, numbers.count == 2 else {
      tell(
        "\(ring)/\(index)", "position",
        "A position is two numbers, longitude and latitude; leave heights out.")
      return nil
    }
    let x = number(numbers[0], -180...180, ring, index, 0)
    let y = number(numbers[1], -90...90, ring, index, 1)
    guard let x, let y else { return nil }
    return Position(x: x, y: y)
  }

  private mutating func number(
    _ given: JSON, _ range: ClosedRange<Int64>, _ ring: String, _ index: Int, _ part: Int
  ) -> Int64? {
    do throws(GeometryFault) {
      return try Degrees.units(given, range)
    } catch {
      tell("\(ring)/\(index)/\(part)", error.code, error.detail)
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
