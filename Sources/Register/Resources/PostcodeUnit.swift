import JSON
package import Records

/// Postcodes of the United Kingdom: where each is, and since when.
package enum PostcodeUnit {
  package static let resource = Resource(
    name: "postcodes", singular: "postcode", prefix: "pcd",
    about: "Postcodes of the United Kingdom: where each lies, and since when.",
    alias: Resource.Alias(list: "codes", code: "code") { text in
      Postcode(text).map { "postcode:\($0.code)" }
    }, life: .period,
    fields: [
      Field(
        "postcode", .postcode, .required, .filter, .sort, .search,
        about: "The postcode, taken in any spelling and kept with one space: SW1A 1AA."),
      Field(
        "codes",
        .list([
          Field("scheme", .text(1...30), .required, about: "Always postcode."),
          Field("code", .code, .required, about: "The postcode without its space."),
        ]), .computed(codes),
        about: "The code under which the register knows it, such as postcode:SW1A1AA."),
      Field(
        "latitude", .degrees(-90...90), about: "The latitude of its centre in WGS 84, in degrees."),
      Field(
        "longitude", .degrees(-180...180),
        about: "The longitude of its centre in WGS 84, in degrees."),
      Field(
        "base_unit",
        .record([
          Field(
            "layer", .choice(["lad", "ward", "lsoa", "custom"]), .required,
            about: "The layer of smallest parts."),
          Field("code", .text(1...20), .required, about: "The code of the part."),
        ]), about: "The smallest part of an area that it lies in, if that is known."),
      Field(
        "positional_quality", .integer(1...9), .filter,
        about:
          "How well the position is known, as in the ONS Postcode Directory: 1 within the building, 9 not at all."
      ),
      Field("start_date", .uncertainDate, .filter, .sort, about: "When it came into use."),
      Field("end_date", .uncertainDate, .filter, .sort, about: "When it was last in use."),
    ] + Shared.provenance,
    checks: [.period(), Shared.sourceCheck, positionCheck])

  @Sendable private static func codes(_ document: JSONObject) -> JSON {
    guard let postcode = document.text("postcode").flatMap({ Postcode($0) }) else { return [] }
    return [["scheme": "postcode", "code": .string(postcode.code)]]
  }

  private static let positionCheck = Check(
    "position_incomplete", reading: ["latitude", "longitude"], at: "/longitude",
    "A position has a latitude and a longitude; give both or neither."
  ) { ($0["latitude"] ?? .null).isNull == ($0["longitude"] ?? .null).isNull }
}
