import JSON
import Records
import Register

/// The parameters of kinds whose records have shapes.
enum PlaceParameters {
  static let simplify = Parameter.number(
    "simplify",
    "For .geojson: leaves out positions whose triangle with their neighbours is smaller than half the square of this many metres (Visvalingam and Whyatt), but never so that a ring becomes invalid.",
    1...100_000)

  static func ofLists(_ resource: Resource) -> [any DeclaredParameter] {
    let name = resource.name
    func metres(_ axis: String, _ most: Int64) -> Parameter<String> {
      .text(
        axis,
        "The \(axis) of a point in metres of the British National Grid (OSGB36), instead of point; to about 5 metres.",
        ["type": "number", "minimum": 0, "maximum": .integer(most)])
    }
    let places: [any DeclaredParameter] = [
      Parameter.text(
        "point",
        "Longitude and latitude in WGS 84: the \(name) that hold the point, of those there today or on the day of as_of. A point on a common border belongs to both, and on_border_of names them.",
        ["type": "string", "pattern": "^[-0-9.eE+]+,[-0-9.eE+]+$"]),
      metres("easting", 700_000), metres("northing", 1_300_000),
      Parameter.text(
        "bbox",
        "West, south, east and north in WGS 84: the \(name) that share a position with the box.",
        ["type": "string", "pattern": "^[-0-9.eE+]+(,[-0-9.eE+]+){3}$"]), simplify,
      Parameter.text(
        "by",
        "geometry, with one of intersects, overlaps, covers and within: by shapes, which are generalised.",
        ParameterSchema.words(["geometry"])),
    ]
    return places
      + Whereabouts.Relation.allCases.map { relation in
        Parameter.text(
          relation.rawValue,
          "With by=geometry: the \(name) whose shape \(relation == .within ? "lies within" : relation.rawValue) that of this one.",
          SchemaDescription.value(.reference(to: name)))
      }
  }
}
