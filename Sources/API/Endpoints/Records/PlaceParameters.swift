/// The parameters of kinds whose records have shapes.
enum PlaceParameters {
  static let simplify = Parameter.number(
    "simplify",
    "For .geojson: leaves out positions whose triangle with their neighbours is smaller than half the square of this many metres (Visvalingam and Whyatt), but never so that a ring becomes invalid.",
    1...100_000)
}
