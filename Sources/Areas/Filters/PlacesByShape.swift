import Geometry
import JSON
package import Records
package import Store

/// The places that lie to another one as asked, by their shapes.
package struct PlacesByShape: WorkedOutFilter {
  /// How the shapes of the places asked for relate to that of another.
  private enum Relation: String, CaseIterable {
    /// They share a position with it.
    case intersects
    /// They share some ground with it, and each has ground that the other has not.
    case overlaps
    /// They contain all of it.
    case covers
    /// They are completely within it.
    case within

    func fits(_ relation: ShapeRelation) -> Bool {
      switch self {
      case .intersects: relation.intersects
      case .overlaps: relation.isOverlapping
      case .covers: relation.isCovering
      case .within: relation.isWithin
      }
    }
  }

  private let relation: Relation
  /// The other place, as it was named.
  private let reference: String
  private let day: CalendarDate
  private let outlines: Outlines

  package static func parameters(of resource: Resource, in catalogue: Catalogue)
    -> [FilterParameter]
  {
    guard Outlines(of: resource, in: catalogue) != nil else { return [] }
    let name = resource.name
    return [
      .choice(
        "by",
        "geometry, with one of intersects, overlaps, covers and within: by shapes, which are generalised.",
        ["geometry"])
    ]
      + Relation.allCases.map { relation in
        FilterParameter(
          relation.rawValue,
          "With by=geometry: the \(name) whose shape \(relation == .within ? "lies within" : relation.rawValue) that of this one.",
          SchemaDescription.value(.reference(to: name)))
      }
  }

  package static let notes = [
    FilterNote("by", ["type": "string", "const": "geometry"]),
    FilterNote("notice", ["type": "string", "description": "With by: what shapes do not tell."]),
  ]

  /// What is to be known of an answer that goes by shapes.
  private static let notice =
    "Published boundaries are generalised: areas with a common border may seem to overlap or to stick out a little. Relations by base units are exact."

  package init?(_ reading: inout FilterReading) {
    let given = reading.names(
      among: PlacesByShape.parameters(of: reading.resource, in: reading.catalogue))
    guard !given.isEmpty, let outlines = Outlines(of: reading.resource, in: reading.catalogue)
    else { return nil }
    let relations = Relation.allCases.filter { given.contains($0.rawValue) }
    for extra in relations.dropFirst() {
      reading.refuse(
        extra.rawValue, "two_relations",
        "Ask for one of \(Relation.allCases.map(\.rawValue).joined(separator: ", ")) at a time.")
    }
    if reading.given("by") != (relations.isEmpty ? nil : "geometry") {
      reading.refuse(
        "by", "by_geometry",
        "Relations by shapes go with by=geometry, and by with one of them: published boundaries are generalised, and relations by base units are surer."
      )
    }
    guard let relation = relations.first, let reference = reading.given(relation.rawValue) else {
      return nil
    }
    (self.relation, self.reference) = (relation, reference)
    (day, self.outlines) = (reading.day, outlines)
  }

  package var kinds: [String] { [outlines.keeper.name] }

  package func apply(to query: inout Query, _ reader: Reader) throws -> FilterFinding {
    let id = try identify(query.resource, reader, for: query.audience)
    guard let outline = try reader.outline(of: id, outlines, on: day) else {
      throw RecordError.conflict(
        code: "no_boundary",
        detail:
          "\(reference) has no boundary on \(day); enter one, or ask for relations by base units.")
    }
    query.keep(present: day)
    query.keep(
      .among(
        try reader.ids(
          relatedTo: id, outline.shape(), outlines, on: day, fits: relation.fits)))
    return FilterFinding(notes: [
      "by": "geometry", "notice": .string(PlacesByShape.notice),
    ])
  }

  /// The id of the place that the reference names; throws if there is none.
  private func identify(_ resource: Resource, _ reader: Reader, for audience: Audience) throws
    -> String
  {
    func refusal(_ code: String, _ detail: String) -> RecordError {
      .badRequest([Fault(.parameter(relation.rawValue), code, detail)])
    }
    let normal: String
    do throws(Refusal) {
      normal = try Reference.normal(reference, to: resource.name, reader.catalogue)
    } catch {
      throw refusal(error.code, error.detail)
    }
    if Reference.isID(normal, of: resource) { return normal }
    guard let id = try reader.identify(normal, resource, for: audience) else {
      throw refusal("unknown_reference", "No \(resource.singular) bears the code \(normal).")
    }
    return id
  }
}
