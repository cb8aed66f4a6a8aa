package import Geometry
import JSON
package import Records

/// The geometric filters of a list: by a point, a box, or a relation to another place.
package struct Whereabouts: Sendable {
  /// The names of the query parameters.
  package static let parameters =
    ["point", "easting", "northing", "bbox", "by"] + Relation.allCases.map(\.rawValue)

  /// How the shapes of the places asked for relate to that of another.
  package enum Relation: String, Sendable, CaseIterable {
    /// They share a position with it.
    case intersects
    /// They share some ground with it, and each has ground that the other has not.
    case overlaps
    /// They contain all of it.
    case covers
    /// They are completely within it.
    case within

    package func fits(_ relation: ShapeRelation) -> Bool {
      switch self {
      case .intersects: relation.intersects
      case .overlaps: relation.isOverlapping
      case .covers: relation.isCovering
      case .within: relation.isWithin
      }
    }
  }

  /// The point that the places contain; their border counts.
  package private(set) var point: Position?
  /// The box that the places share a position with.
  package private(set) var box: Box?
  /// The relation, and a reference to the other place.
  package private(set) var relation: (kind: Relation, reference: String)?

  /// Parses the parameters; nil if none is given.
  ///
  /// Throws the faults of all of them.
  package init?(_ given: [(name: String, value: String)]) throws(RecordError) {
    let mine = given.filter { Whereabouts.parameters.contains($0.name) }
    guard !mine.isEmpty else { return nil }
    var faults: [Fault] = []
    var values: [String: String] = [:]
    for (name, value) in mine where values.updateValue(value, forKey: name) != nil {
      faults.append(
        Fault(.parameter(name), "repeated", "\(name) is given twice; give it once."))
    }
    func read<Value>(_ name: String, _ read: (String) throws(Refusal) -> Value) -> Value? {
      guard let text = values[name] else { return nil }
      do throws(Refusal) {
        return try read(text)
      } catch {
        faults.append(Fault(.parameter(name), error.code, error.detail))
        return nil
      }
    }
    point = read("point") { text throws(Refusal) in try Whereabouts.position(text) }
    box = read("bbox") { text throws(Refusal) in try Whereabouts.box(text) }
    let easting = read("easting") { text throws(Refusal) in try Whereabouts.metres(text, 700_000) }
    let northing = read("northing") { text throws(Refusal) in
      try Whereabouts.metres(text, 1_300_000)
    }
    for (name, other) in [("easting", "northing"), ("northing", "easting")]
    where values[name] != nil && values[other] == nil {
      faults.append(
        Fault(.parameter(other), "required", "Give \(other) too: a place of the grid has both."))
    }
    if values["point"] != nil, values["easting"] != nil || values["northing"] != nil {
      faults.append(
        Fault(
          .parameter("point"), "two_points",
          "Give a point, or an easting and a northing; not both."))
    }
    let relations = Relation.allCases.compactMap { kind in
      values[kind.rawValue].map { (kind: kind, reference: $0) }
    }
    relation = relations.first
    for extra in relations.dropFirst() {
      faults.append(
        Fault(
          .parameter(extra.kind.rawValue), "two_relations",
          "Ask for one of \(Relation.allCases.map(\.rawValue).joined(separator: ", ")) at a time."))
    }
    if values["by"] != (relation == nil ? nil : "geometry") {
      faults.append(
        Fault(
          .parameter("by"), "by_geometry",
          "Relations by shapes go with by=geometry, and by with one of them: published boundaries are generalised, and relations by base units are surer."
        ))
    }
    guard faults.isEmpty else { throw .badRequest(faults) }
    if let easting, let northing {
      point = NationalGrid(easting: easting, northing: northing)?.position
    }
  }

  private static func position(_ text: String) throws(Refusal) -> Position {
    let numbers = try degrees(
      text, 2, Refusal("point", "Write longitude and latitude: point=-0.1246,51.5007."))
    return Position(x: numbers[0], y: numbers[1])
  }

  private static func box(_ text: String) throws(Refusal) -> Box {
    let numbers = try degrees(
      text, 4, Refusal("bbox", "Write west, south, east and north: bbox=-0.51,51.28,0.34,51.70."))
    guard numbers[0] <= numbers[2], numbers[1] <= numbers[3] else {
      throw Refusal(
        "bbox_order",
        "West comes before east and south before north; a box over the 180th meridian is asked for in two halves."
      )
    }
    return Box(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
  }

  /// Parses `count` numbers separated by commas, longitudes and latitudes in turn.
  private static func degrees(_ text: String, _ count: Int, _ form: Refusal) throws(Refusal)
    -> [Int64]
  {
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

  private static func metres(_ text: String, _ most: Int) throws(Refusal) -> Double {
    guard text.utf8.count <= 20, text.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 46 }),
      let metres = Double(text), metres <= Double(most)
    else {
      throw Refusal(
        "outside_grid", "Write metres of the British National Grid, from 0 to \(most).")
    }
    return metres
  }
}
