import Geometry
import JSON
package import Records

/// Postcodes of the United Kingdom: where each is, and since when.
package enum PostcodeUnit {
  package static let resource = Resource(
    name: "postcodes", singular: "postcode", prefix: "pcd",
    about: "Postcodes of the United Kingdom: where each lies, and since when.",
    alias: Resource.Alias(list: "codes", code: "code") { text in
      Postcode(text).map { "postcode:\($0.code)" }
    }, life: Life(from: "start_date", to: "end_date", whole: ["lives"]),
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
    ] + place + [
      Field(
        "positional_quality", .integer(1...9), .filter,
        about:
          "How well the position is known, as in the ONS Postcode Directory: 1 within the building, 9 not at all."
      ),
      Field("start_date", .uncertainDate, .filter, .sort, about: "When it came into use."),
      Field("end_date", .uncertainDate, .filter, .sort, about: "When it was last in use."),
      Field(
        "lives",
        .list(
          [
            Field(
              "start_date", .uncertainDate, about: "When it came into use for the first time."),
            Field(
              "end_date", .uncertainDate, .required, about: "When it was last in use at that place."
            ),
          ] + place),
        about:
          "Where it lay before, if it was given out again: its earlier lives, each ended before the next began; the members of the record are its last one."
      ),
    ] + Shared.provenance,
    checks: [.period(), Shared.sourceCheck, positionCheck, swappedCheck, livesCheck, partsCheck])

  /// The members that say where a postcode lies.
  static let place = [
    Field(
      "latitude", .decimal(-90...90), about: "The latitude of its centre in WGS 84, in degrees."),
    Field(
      "longitude", .decimal(-180...180),
      about: "The longitude of its centre in WGS 84, in degrees."),
    Field(
      "base_unit", .record(part),
      about: "The smallest part of an area that it lies in, if that is known."),
    Field(
      "other_base_units", .list(part),
      about:
        "Further smallest parts over which it lies: then nothing says which of them an address of it is in, and all are named."
    ),
  ]

  private static let part = [
    Field(
      "layer", .choice(Gazetteer.layers), .required,
      about: "The layer of smallest parts."),
    Field("code", .text(1...20), .required, about: "The code of the part."),
  ]

  @Sendable private static func codes(_ document: JSONObject) -> JSON {
    guard let postcode = document.text("postcode").flatMap({ Postcode($0) }) else { return [] }
    return [["scheme": "postcode", "code": .string(postcode.code)]]
  }

  private static let positionCheck = Check(
    "position_incomplete", reading: ["latitude", "longitude", "lives"],
    "A position has a latitude and a longitude; give both or neither."
  ) { document in
    places(of: document).filter { _, place in
      (place["latitude"] ?? .null).isNull != (place["longitude"] ?? .null).isNull
    }.map { "\($0.pointer)/longitude" }
  }

  private static let swappedCheck = Check(
    "swapped", reading: ["latitude", "longitude", "lives"],
    "The position lies outside the United Kingdom, and with latitude and longitude exchanged in it; exchange them."
  ) { document in
    places(of: document).filter { _, place in
      position(of: place).map(UnitedKingdom.isSwapped) ?? false
    }.map { "\($0.pointer)/latitude" }
  }

  private static let livesCheck = Check(
    "lives_overlap", reading: ["lives", "start_date"],
    "Each life of a postcode ends before the next begins, and the last before the start_date of the record; list them in this order."
  ) { document in
    let lives = document.list("lives")
    return zip(lives.indices, lives.dropFirst() + [document]).filter { index, next in
      guard let last = lives[index].text("end_date").flatMap(UncertainDate.init)?.earliest else {
        return false
      }
      guard let first = next.text("start_date").flatMap(UncertainDate.init)?.latest else {
        return true
      }
      return first <= last
    }.map { "/lives/\($0.0)/end_date" }
  }

  private static let partsCheck = Shared.partsCheck(
    reading: ["base_unit", "other_base_units", "lives"]
  ) { document in
    places(of: document).flatMap { pointer, place in
      let named = place["base_unit"]?.object.flatMap { $0.text("code") }
      return (named.map { [("\(pointer)/base_unit/code", $0)] } ?? [])
        + place.list("other_base_units").enumerated().compactMap { index, part in
          part.text("code").map { ("\(pointer)/other_base_units/\(index)/code", $0) }
        }
    }
  }

  private static func places(of document: JSONObject) -> [(pointer: String, place: JSONObject)] {
    [("", document)]
      + document.list("lives").enumerated().map { ("/lives/\($0.offset)", $0.element) }
  }

  /// The position of a postcode or of one of its lives.
  static func position(of place: JSONObject) -> Position? {
    guard let latitude = place["latitude"], let longitude = place["longitude"],
      let y = try? Degrees.units(latitude, -90...90),
      let x = try? Degrees.units(longitude, -180...180)
    else { return nil }
    return Position(x: x, y: y)
  }
}
