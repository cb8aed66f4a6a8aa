import Geometry
import JSON

/// Reads the geometries of a TopoJSON document one by one, as features of GeoJSON.
///
/// The form is "The TopoJSON Format Specification" of Bostock and Metcalf: geometries of `objects` name the
/// lines of `arcs` that make up their rings, and lines that were quantised are steps of a grid. The lines of a
/// document are kept whole, so that its length is bounded; geometries are made one at a time.
struct TopologyReader {
  /// The most bytes of a document, 32 MiB.
  static let longest = 32 << 20

  private let source: () throws -> [UInt8]?
  /// The path of the objects that are read: `/objects/ltla`; all with the path that JSON documents have.
  private let path: JSONPointer
  private let longest: Int
  private var arcs: [[JSON]] = []
  private var waiting: [(object: String, geometry: JSONObject)]?
  private var row = 0

  init(
    at path: JSONPointer, longest: Int = TopologyReader.longest,
    _ source: @escaping () throws -> [UInt8]?
  ) {
    (self.path, self.longest, self.source) = (path, longest, source)
  }

  /// The next geometry as a feature, with the name of its object as the cell `*1`; nil after the last.
  mutating func next() throws -> SourceRow? {
    if waiting == nil { try begin() }
    guard var waiting, let (object, geometry) = waiting.popLast() else { return nil }
    self.waiting = waiting
    row += 1
    var feature: JSONObject = ["type": "Feature", "properties": geometry["properties"] ?? [:]]
    if let id = geometry["id"] { feature["id"] = id }
    guard let shape = shape(of: geometry) else {
      return SourceRow(
        row: row, line: 1,
        content: .unreadable(
          code: "topojson",
          detail: "A geometry of \(object) names an arc that the document does not have."))
    }
    feature["geometry"] = shape
    var next = SourceRow(row: row, line: 1, feature: feature, size: shape.bytes.count)
    next.derived["*1"] = .string(object)
    return next
  }

  private mutating func begin() throws {
    waiting = []
    var bytes: [UInt8] = []
    while let chunk = try source() {
      bytes += chunk
      guard bytes.count <= longest else {
        throw failure("The document is longer than \(longest >> 20) MiB; write it as GeoJSON.")
      }
    }
    let document: JSON
    do throws(JSONError) {
      document = try JSON(parsing: bytes, maxMembers: 100_000)
    } catch {
      throw CSVError(line: error.line, detail: "Column \(error.column): \(error.message)")
    }
    guard document["type"] == "Topology", let objects = document["objects"]?.object else {
      throw failure("This is not TopoJSON, whose type is Topology and which has objects.")
    }
    arcs = try Quantised(document["transform"]).lines(document["arcs"])
    let wanted = objects.members.filter { name, _ in
      path == DocumentReader.elements || path == JSONPointer("/objects/*")
        || path == JSONPointer("/objects/\(JSONPointer.escape(name))")
    }
    guard !wanted.isEmpty else {
      let names = objects.members.map(\.name).joined(separator: ", ")
      throw failure(
        "The document has nothing at \(path); say in rows which of its objects is meant: /objects/ and one of \(names)."
      )
    }
    var found: [(String, JSONObject)] = []
    for (name, geometry) in wanted { add(geometry, of: name, to: &found) }
    waiting = found.reversed()
  }

  /// Adds a geometry, or those of a collection and of the collections in it.
  private func add(_ geometry: JSON, of object: String, to found: inout [(String, JSONObject)]) {
    guard case .object(let members) = geometry else { return }
    guard members["type"] == "GeometryCollection" else { return found.append((object, members)) }
    for part in members["geometries"]?.array ?? [] { add(part, of: object, to: &found) }
  }

  /// A geometry in the form of GeoJSON; nil if it names an arc that is not there.
  private func shape(of geometry: JSONObject) -> JSON? {
    guard let type = geometry["type"]?.string else { return .null }
    var coordinates = geometry["coordinates"] ?? []
    switch type {
    case "Polygon":
      guard let rings = rings(geometry["arcs"]) else { return nil }
      coordinates = rings
    case "MultiPolygon":
      var polygons: [JSON] = []
      for polygon in geometry["arcs"]?.array ?? [] {
        guard let rings = rings(polygon) else { return nil }
        polygons.append(rings)
      }
      coordinates = .array(polygons)
    // Points and lines are no ground; the geometry is refused as such where it is judged.
    default: break
    }
    return ["type": .string(type), "coordinates": coordinates]
  }

  private func rings(_ given: JSON?) -> JSON? {
    var rings: [JSON] = []
    for ring in given?.array ?? [] {
      var positions: [JSON] = []
      for index in ring.array ?? [] {
        guard let number = index.integer, let line = line(number) else { return nil }
        // The first position of a line is the last of the one before.
        positions += positions.isEmpty ? line[...] : line.dropFirst()
      }
      rings.append(.array(positions))
    }
    return .array(rings)
  }

  /// The line of this number; one that is named by its complement runs the other way.
  private func line(_ number: Int64) -> [JSON]? {
    let index = number < 0 ? ~number : number
    guard index < arcs.count else { return nil }
    return number < 0 ? arcs[Int(index)].reversed() : arcs[Int(index)]
  }

  private func failure(_ detail: String) -> CSVError { CSVError(line: 1, detail: detail) }
}

/// The grid of a document whose positions are whole numbers of steps.
private struct Quantised {
  private let scale: (x: Double, y: Double)?
  private let origin: (x: Double, y: Double)

  /// The grid that `transform` describes; none where it is left out.
  init(_ transform: JSON?) throws {
    guard let transform else {
      (scale, origin) = (nil, (0, 0))
      return
    }
    func pair(_ name: String) throws -> (Double, Double) {
      guard let x = transform[name]?[0].flatMap({ Double($0.text) }),
        let y = transform[name]?[1].flatMap({ Double($0.text) })
      else {
        throw CSVError(line: 1, detail: "The transform has two numbers in scale and in translate.")
      }
      return (x, y)
    }
    scale = try pair("scale")
    origin = try pair("translate")
  }

  /// The positions of each line, rounded to nine decimals of a degree.
  func lines(_ arcs: JSON?) throws -> [[JSON]] {
    try (arcs?.array ?? []).enumerated().map { number, arc in
      var (x, y) = (0.0, 0.0)
      return try (arc.array ?? []).map { step in
        guard let first = step[0], let second = step[1], let dx = Double(first.text),
          let dy = Double(second.text), abs(dx) < 1e9, abs(dy) < 1e9
        else {
          throw CSVError(
            line: 1, detail: "The arc \(number) has a position that is no two numbers.")
        }
        guard let scale else {
          return [Degrees.rounded(first) ?? first, Degrees.rounded(second) ?? second]
        }
        (x, y) = (x + dx, y + dy)
        return try [
          degrees(x * scale.x + origin.x), degrees(y * scale.y + origin.y),
        ]
      }
    }
  }

  private func degrees(_ number: Double) throws -> JSON {
    guard let degrees = Degrees.json(degrees: number) else {
      throw CSVError(line: 1, detail: "The document has positions outside the world.")
    }
    return degrees
  }
}
