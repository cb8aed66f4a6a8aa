import JSON
package import Records

/// The shapes of areas, for several days and at several levels of detail.
package enum Boundary {
  package static let resource = Resource(
    name: "boundaries", singular: "boundary", prefix: "bnd",
    about: "Where areas lie: their shapes, of several days and of several finenesses.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"), life: .period,
    fields: [
      Field(
        "area_id", .reference(to: "areas"), .required, .filterAs("area"),
        about: "The area whose boundary it is."),
      Field("title", .text(1...300), .sort, .search, about: "What the boundary is called."),
      Field(
        "geometry", .geometry(of: "area_id", newest: "vintage"), .required,
        about:
          "A GeoJSON Polygon or MultiPolygon in WGS 84; its numbers are kept as they are given, with at most 9 decimals."
      ),
      Field(
        "vintage", .uncertainDate, .filter, .sort,
        about: "The day or year of which it shows the boundary: 2024, 2024-12-31."),
      Field(
        "start_date", .date, .filter, .sort, about: "The first day on which the area lay so."),
      Field("end_date", .date, .filter, .sort, about: "The last day on which the area lay so."),
      Field(
        "resolution", .choice(["full", "generalised", "super_generalised", "ultra_generalised"]),
        .filter,
        about:
          "How far its line was simplified, in the words of the Office for National Statistics: generalised to 20 metres, super to 200, ultra to 500."
      ),
      Field("generalisation", .text(1...500), about: "What else was done to its line."),
      Shared.identifiers(example: "E09000033 of lad24-buc"),
    ] + Shared.provenance,
    checks: [.period(), Shared.sourceCheck])
}
