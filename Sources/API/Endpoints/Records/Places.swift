import HTTP
import JSON
import Records
import Register
import Store

/// A list of places as it is asked for: where they lie, on which day, how coarse their shapes are to be.
struct Places: Sendable {
  let outlines: Outlines
  let whereabouts: Whereabouts?
  /// The day whose boundaries count: that of `as_of`, or today.
  let day: CalendarDate
  /// The tolerance in metres to which shapes are simplified; nil for shapes as they were entered.
  let tolerance: Int?

  /// The parameters that lists of `resource` take beside those of every list.
  static func parameters(_ resource: Resource, _ catalogue: Catalogue) -> [String] {
    Outlines(of: resource, in: catalogue) == nil ? [] : Whereabouts.parameters + ["simplify"]
  }

  /// What tells an answer from others beside its parameters: today is another day tomorrow.
  static func mark(
    _ resource: Resource, _ call: Call, _ catalogue: Catalogue, _ today: CalendarDate
  ) -> String {
    let names = Places.parameters(resource, catalogue)
    if case .face = call.format { return "\(today)" }
    return call.parameters.contains { names.contains($0.name) } ? "\(today)" : ""
  }

  /// Nil for a kind whose records have no shapes.
  init?(_ resource: Resource, _ call: Call, _ catalogue: Catalogue, today: CalendarDate) throws {
    guard let outlines = Outlines(of: resource, in: catalogue) else { return nil }
    self.outlines = outlines
    var (whereabouts, tolerance) = (Whereabouts?.none, Int?.none)
    try call.together(
      { whereabouts = try Whereabouts(call.parameters) },
      { tolerance = try Places.tolerance(call) })
    (self.whereabouts, self.tolerance) = (whereabouts, tolerance)
    let asOf = call.parameters.first { $0.name == "as_of" }.flatMap { CalendarDate($0.value) }
    day = asOf ?? today
  }

  /// Whether many shapes are looked at.
  var isHeavy: Bool { whereabouts?.box != nil || whereabouts?.relation != nil }

  /// What is to be known of an answer that goes by shapes.
  private static let notice =
    "Published boundaries are generalised: areas with a common border may seem to overlap or to stick out a little. Relations by base units are exact."

  private static func tolerance(_ call: Call) throws -> Int? {
    guard call.parameters.contains(where: { $0.name == "simplify" }) else { return nil }
    guard call.format == .face(.geoJSON) else {
      throw RecordError.badRequest([
        Fault(
          .parameter("simplify"), "other_form",
          "simplify is for .geojson alone; add the suffix or leave simplify out.")
      ])
    }
    return try call.value(PlaceParameters.simplify)
  }

  /// Keeps in `query` the places that are there and lie where they are asked for; what the answer says beside them.
  ///
  /// `identify` finds the place that a reference names.
  func apply(
    to query: inout Query, _ reader: Reader, _ identify: (String) throws -> String
  ) throws -> JSONObject {
    guard let whereabouts else { return [:] }
    var notes: JSONObject = [:]
    if let view = AsOf(day, query.resource) { query.keep(.present(view)) }
    if let box = whereabouts.box {
      query.keep(.among(try reader.ids(meeting: box, outlines, on: day)))
    }
    if let point = whereabouts.point {
      let hits = try reader.hits(at: point, outlines, on: day)
      query.keep(.among(hits.map(\.id)))
      notes["on_border_of"] = .array(hits.filter(\.isOnBorder).map { .string($0.id) })
    }
    if let (kind, reference) = whereabouts.relation {
      let id = try identify(reference)
      guard let outline = try reader.outline(of: id, outlines, on: day) else {
        throw Problem(
          .conflict,
          "\(reference) has no boundary on \(day); enter one, or ask for relations by base units.",
          code: "no_boundary")
      }
      query.keep(
        .among(try reader.ids(relatedTo: id, outline.shape(), outlines, on: day, fits: kind.fits)))
      notes["by"] = "geometry"
      notes["notice"] = .string(Places.notice)
    }
    return notes
  }
}
