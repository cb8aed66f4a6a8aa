import JSON
package import Records

/// Places: councils' areas, regions, police areas, and composite areas made of others.
///
/// An area's id is assigned here and outlives its codes; codes are attributes with dates.
package enum Area {
  /// The code prefixes of the ONS "Register of Geographic Codes", and the type of area of each.
  static let prefixes = [
    "E05": "WD", "E06": "UA", "E07": "NMD", "E08": "MD", "E09": "LONB", "E10": "CTY", "E12": "RGN",
    "E22": "CSP", "E23": "PFA", "E31": "FRA", "E37": "LEP", "E47": "CAUTH", "E54": "ICB",
    "E92": "CTRY", "N09": "NIDC", "N92": "CTRY", "S12": "CA", "S92": "CTRY", "W06": "UA",
    "W92": "CTRY",
  ]

  package static let types = [
    "UA", "NMD", "MD", "LONB", "CTY", "RGN", "CTRY", "CAUTH", "WD", "PAR", "LSOA", "MSOA", "PFA",
    "FRA", "CSP", "LEP", "ICB", "CA", "HB", "COM", "NIDC", "COMPOSITE", "OTHER",
  ]

  package static let resource = Resource(
    name: "areas", singular: "area", prefix: "are",
    about: "Places: councils' areas, regions, police areas, and composite areas made of others.",
    alias: Resource.Alias(list: "codes", code: "code"),
    life: Life(
      from: "start_date", to: "end_date", successors: "successor_ids",
      changes: [("state", { _, _ in "current" })]),
    summary: ["name", "kind", "type"],
    fields: [
      Field(
        "name", .text(1...300), .required, .filter, .contains, .sort, .search,
        about: "The present name."),
      Field(
        "kind", .choice(["atomic", "composite"]), .required, .filter,
        about: "Whether the area stands for itself or is made of members."),
      Field(
        "type", .choice(types), .required, .filter,
        about: "The type of area, in the words of 360Giving's geoCodeType where it has one."),
      Shared.otherNames,
      Field(
        "codes",
        .list([
          Field(
            "scheme",
            .choice(["gss", "gov-register", "snac", "nhs-ods", "os", "local"]), .required,
            about: "Who issues the code."),
          Field("code", .code, .required, .search, about: "The code."),
          Field("start_date", .date, about: "The first day of the code (not of the area)."),
          Field("end_date", .date, about: "The last day of the code."),
          Field(
            "former", .boolean,
            about:
              "Whether it is of the past, where its last day is not known: then it is not known to be in force on any day, and answers that name codes in force leave it out."
          ),
        ]), .filterAs("code"),
        about: "Codes of all schemes, past ones too; `gss:E09000033` stands for the id anywhere."),
      Field(
        "parents",
        .list([
          Field(
            "area_id", .reference(to: "areas"), .required, .filterAs("parent"),
            .upward({ $0.text("kind") }),
            about: "The area above."),
          Field(
            "kind", .choice(["administrative", "region", "nation", "police", "health"]), .required,
            .filterAs("parent_kind"),
            about: "In which order of areas it is above."),
          Field("start_date", .date, about: "The first day."),
          Field("end_date", .date, about: "The last day."),
        ]), about: "The areas above this one, with dates."),
      Field("start_date", .date, .filter, .sort, about: "The first day of the area's existence."),
      Field("end_date", .date, .filter, .sort, about: "The last day of the area's existence."),
      Field(
        "members",
        .list([
          Field(
            "area_id", .reference(to: "areas"), .required, .filterAs("member"),
            about: "The member area."),
          Field("start_date", .date, about: "The first day of membership."),
          Field("end_date", .date, about: "The last day of membership."),
        ]), about: "The areas that a composite area is made of, with dates."),
      Field(
        "base_units",
        .list([
          Field(
            "layer", .choice(Gazetteer.layers), .required,
            .filterAs("base_unit_layer"),
            about: "The layer of smallest parts."),
          Field(
            "vintage", .text(4...10), .required,
            about:
              "In which state of the layer the codes are written: a day, or a year for its last day."
          ),
          Field(
            "codes", .texts(1...20), .filterAs("base_unit"),
            about: "The codes of the parts that belong to it as a whole."),
          Field(
            "partial_codes", .texts(1...20),
            about: "The codes of the parts of which only some belong to it."),
          Field("start_date", .date, about: "The first day on which it was made of these."),
          Field("end_date", .date, about: "The last day."),
        ]),
        about:
          "The smallest parts that an atomic area is made of, with dates. A district that states none in the layer lad stands for itself."
      ),
      Field("purpose", .text(1...500), about: "What a composite area was formed for."),
      Field(
        "formed_by_id", .reference(to: "organisations"), .filterAs("formed_by"),
        about: "The organisation that formed a composite area."),
      Field(
        "population",
        .record([
          Field("value", .integer(0...10_000_000_000), .required, about: "How many people."),
          Field("year", .integer(1000...9999), .required, about: "Of which year."),
        ]), about: "The population, with its year."),
      Field(
        "state", .choice(["planned", "current", "ended"]), .served, .filter,
        about: "Whether it is still to come, exists or is no more; follows from its dates."),
      Field(
        "predecessor_ids", .references(to: "areas"), .served, .filterAs("predecessor"),
        about: "The areas from whose ground it was formed; set by area events."),
      Field(
        "successor_ids", .references(to: "areas"), .served, .filterAs("successor"),
        about: "The areas to which its ground went when it ended; set by area events."),
    ] + Shared.provenance,
    checks: [
      .period(), .period(in: "codes"), .period(in: "parents"), .period(in: "members"),
      .period(in: "other_names"), .period(in: "base_units"), Shared.sourceCheck, prefixCheck,
      memberCheck, membersCheck, codesCheck, vintageCheck, unitsCheck, partsCheck,
    ])

  private static let prefixCheck = Check(
    "gss_prefix_of_another_type", reading: ["codes", "type"],
    "The first three characters of a GSS code in force say the type of area; correct the code or the type."
  ) { document in
    document.list("codes").enumerated().compactMap { index, item in
      guard item.text("scheme") == "gss", item.text("end_date") == nil, item.flag("former") != true,
        let code = item.text("code"), let type = prefixes[String(code.prefix(3))],
        type != document.text("type")
      else { return nil }
      return "/codes/\(index)/code"
    }
  }

  private static let memberCheck = Check(
    "members_of_atomic_area", reading: ["kind", "members"], at: "/members",
    "Only a composite area has members; leave them out or set kind to composite."
  ) { $0.text("kind") == "composite" || $0.list("members").isEmpty }

  private static let codesCheck = Check(
    "codes_overlap", reading: ["codes"],
    "An area has one code of a scheme on a day; correct the dates, of which the end is the last day, or say of a code whose end is not known that it is former."
  ) { document in
    let codes = document.list("codes")
    func overlap(_ one: JSONObject, _ other: JSONObject) -> Bool {
      guard one.text("scheme") == other.text("scheme"), one.text("scheme") != "local" else {
        return false
      }
      // Of a former code it is unknown when it was in force.
      for code in [one, other] where code.flag("former") == true && code.text("end_date") == nil {
        return false
      }
      let (one, other) = (Period(of: one), Period(of: other))
      // Beside a code with dates one without any may be of other days, which another source has to say.
      guard (one == Period(nil, nil)) == (other == Period(nil, nil)) else { return false }
      return one.overlaps(other)
    }
    return codes.indices.filter { index in
      codes[..<index].contains { overlap($0, codes[index]) }
    }.map { "/codes/\($0)/start_date" }
  }

  private static let vintageCheck = Check(
    "vintage_form", reading: ["base_units"],
    "The vintage is a year such as 2024 or a day such as 2024-04-01."
  ) { document in
    document.list("base_units").enumerated().compactMap { index, item in
      item.text("vintage").flatMap(UnitStatement.day) == nil
        ? "/base_units/\(index)/vintage" : nil
    }
  }

  private static let unitsCheck = Check(
    "base_units_overlap", reading: ["base_units", "kind"],
    "An atomic area states its parts in a layer once for each day, each part once, wholly or partly; a composite area is made of its members and states none. Of two years of a lookup give the statement of the earlier vintage an end_date, and that of the later one the day after as its start_date."
  ) { document in
    let items = document.list("base_units")
    guard document.text("kind") != "composite" else {
      return items.isEmpty ? [] : ["/base_units"]
    }
    return items.indices.filter { index in
      let item = items[index]
      let codes = item.texts("codes") + item.texts("partial_codes")
      return Set(codes).count < codes.count
        || items[..<index].contains {
          $0.text("layer") == item.text("layer") && Period(of: $0).overlaps(Period(of: item))
        }
    }.map { "/base_units/\($0)" }
  }

  private static let partsCheck = Shared.partsCheck(reading: ["base_units"]) { document in
    document.list("base_units").enumerated().flatMap { index, item in
      ["codes", "partial_codes"].flatMap { name in
        item.texts(name).enumerated().map {
          ("/base_units/\(index)/\(name)/\($0.offset)", $0.element)
        }
      }
    }
  }

  private static let membersCheck = Check(
    "composite_without_members", reading: ["kind", "members"], at: "/members",
    "A composite area is made of at least two areas; name them in members."
  ) { $0.text("kind") == "atomic" || $0.list("members").count >= 2 }
}
