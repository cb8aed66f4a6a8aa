import HTTP
import Imports
import JSON
import Records
import Register
import Store

/// The parameters of a route: of its path, its query and its headers.
enum ParameterDescription {
  static func all(_ route: Route, _ catalogue: Catalogue) -> [JSON] {
    path(route) + query(route, catalogue) + headers(route)
  }

  private static func parameter(
    _ name: String, in place: String, _ about: String, _ schema: JSON, isRequired: Bool = false
  ) -> JSON {
    var parameter: JSONObject = ["name": .string(name), "in": .string(place)]
    if isRequired { parameter["required"] = true }
    parameter["description"] = .string(about)
    parameter["schema"] = schema
    return .object(parameter)
  }

  private static func path(_ route: Route) -> [JSON] {
    route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { segment in
      switch segment {
      case "{version}":
        parameter(
          "version", in: "path", "The number of the version.", number(1, nil), isRequired: true)
      case "{code}":
        parameter(
          "code", in: "path", "The kind of problem.",
          ["type": "string", "enum": .array(ProblemKind.allCases.map { .string($0.rawValue) })],
          isRequired: true)
      case _ where route.tag == "keys":
        parameter(
          "id", in: "path", "The key's id: what stands between its underscores.",
          ["type": "string", "minLength": 1, "maxLength": 40], isRequired: true)
      default:
        parameter(
          String(segment.dropFirst().dropLast()), in: "path", id(route),
          ["type": "string", "minLength": 2, "maxLength": 200], isRequired: true)
      }
    }
  }

  private static func id(_ route: Route) -> String {
    let about = "The record's id, or one of its codes as scheme:code."
    guard case .read(let resource) = route.operation, resource.name == "postcodes" else {
      return about
    }
    return
      "\(about) A postcode in any spelling, or the beginning of some (SE1, SE1 7), gives its areas."
  }

  private static func number(_ least: Int64, _ most: Int64?) -> JSON {
    var schema: JSONObject = ["type": "integer", "minimum": .integer(least)]
    if let most { schema["maximum"] = .integer(most) }
    return .object(schema)
  }

  private static let flag: JSON = ["type": "boolean"]

  private static func words(_ words: [String], _ fallback: String? = nil) -> JSON {
    var schema: JSONObject = ["type": "string", "enum": .array(words.map(JSON.string))]
    if let fallback { schema["default"] = .string(fallback) }
    return .object(schema)
  }

  private static func query(_ route: Route, _ catalogue: Catalogue) -> [JSON] {
    let kinds = catalogue.resources.map(\.name)
    let limit = limit("Rows a page.")
    switch route.operation {
    case .list(let resource):
      return list(resource) + places(resource, catalogue, isList: true)
    case .read(let resource):
      let isArea = resource.name == Area.resource.name
      return [fields(resource)] + asOf(resource, isList: false) + (isArea ? [resolve] : [])
        + places(resource, catalogue, isList: false)
    case .lookUpPostcodes:
      return [
        parameter(
          "as_of", in: "query", "The day whose areas are asked for; today if it is left out.",
          ["type": "string", "format": "date"])
      ]
    case .history:
      return [
        limit,
        parameter("after", in: "query", "Versions after this one.", number(0, Int64(Int32.max))),
      ]
    case .changes:
      return [
        parameter("after", in: "query", "Entries after this number.", number(0, nil)),
        parameter("kind", in: "query", "Entries of one kind.", words(kinds)), limit,
      ]
    case .importRows:
      return [
        parameter("kind", in: "query", "The kind of the rows.", words(kinds), isRequired: true),
        parameter(
          "mode", in: "query", "Whether records that are there are changed.",
          words(AdoptionMode.allCases.map(\.rawValue), "upsert")),
        parameter(
          "on_error", in: "query", "Whether one fault ends it and nothing is kept.",
          words(ImportOptions.OnError.allCases.map(\.rawValue), "abort")),
        dryRun,
      ]
    case .view(let view):
      return view.parameters.map(parameter)
    case .create, .replace, .patch, .delete, .restore, .move: return [dryRun]
    case .home, .index, .description, .problemType, .live, .ready, .version, .listKeys, .createKey,
      .readKey, .revokeKey, .rotateKey, .listBackups, .createBackup:
      return []
    }
  }

  private static func parameter(_ declared: View.Parameter) -> JSON {
    parameter(
      declared.name, in: "query", declared.about, declared.schema, isRequired: declared.isRequired)
  }

  private static let resolve = parameter(
    "resolve", in: "query",
    "With current, an area that has ended stands for what became of it: 300 with all successors where there are several, 404 with the code no_successor where there is none.",
    ["type": "string", "enum": ["current"]])

  /// The parameters of kinds whose records have shapes.
  private static func places(_ resource: Resource, _ catalogue: Catalogue, isList: Bool) -> [JSON] {
    guard Outlines(of: resource, in: catalogue) != nil else { return [] }
    let simplify = parameter(
      "simplify", in: "query",
      "For .geojson: leaves out positions whose triangle with their neighbours is smaller than half the square of this many metres (Visvalingam and Whyatt), but never so that a ring becomes invalid.",
      number(1, 100_000))
    guard isList else { return [simplify] }
    let name = resource.name
    func metres(_ name: String, _ most: Int64) -> JSON {
      parameter(
        name, in: "query",
        "The \(name) of a point in metres of the British National Grid (OSGB36), instead of point; to about 5 metres.",
        ["type": "number", "minimum": 0, "maximum": .integer(most)])
    }
    return [
      parameter(
        "point", in: "query",
        "Longitude and latitude in WGS 84: the \(name) that hold the point, of those there today or on the day of as_of. A point on a common border belongs to both, and on_border_of names them.",
        ["type": "string", "pattern": "^[-0-9.eE+]+,[-0-9.eE+]+$"]),
      metres("easting", 700_000), metres("northing", 1_300_000),
      parameter(
        "bbox", in: "query",
        "West, south, east and north in WGS 84: the \(name) that share a position with the box.",
        ["type": "string", "pattern": "^[-0-9.eE+]+(,[-0-9.eE+]+){3}$"]), simplify,
      parameter(
        "by", in: "query",
        "geometry, with one of intersects, overlaps, covers and within: by shapes, which are generalised.",
        words(["geometry"])),
    ]
      + Whereabouts.Relation.allCases.map { relation in
        parameter(
          relation.rawValue, in: "query",
          "With by=geometry: the \(name) whose shape \(relation == .within ? "lies within" : relation.rawValue) that of this one.",
          SchemaDescription.value(.reference(to: name)))
      }
  }

  private static let dryRun = parameter(
    "dry_run", in: "query", "Check everything, keep nothing.", flag)

  private static func fields(_ resource: Resource) -> JSON {
    parameter(
      "fields", in: "query",
      "Only these members, comma-separated: \(resource.members.joined(separator: ", ")).",
      names(resource.members, sign: ""))
  }

  /// The parameter that shows records as of a day, for the kinds that have it.
  private static func asOf(_ resource: Resource, isList: Bool) -> [JSON] {
    guard resource.life != nil else { return [] }
    let lists = resource.dated.filter { $0 != "other_names" }
    let sentences = [
      isList
        ? "The \(resource.name) that were there on this day, past or to come, each as it was then."
        : "The \(resource.singular) as it was on this day, past or to come; 404 with the code not_yet or no_longer if it was not there.",
      resource.dated.contains("other_names") ? "name is the one in force." : "",
      lists.isEmpty ? "" : "Of \(lists.joined(separator: ", ")) it has the elements in force.",
      "An unknown bound is open, and an uncertain date counts from its earliest to its latest day.",
      isList ? "Filters hold for that day too; sort and q go by the records as they are now." : "",
    ]
    let about = sentences.filter { !$0.isEmpty }.joined(separator: " ")
    return [parameter("as_of", in: "query", about, ["type": "string", "format": "date"])]
  }

  /// A comma-separated list of `words`, each with or without the sign.
  private static func names(_ words: [String], sign: String) -> JSON {
    let word = "\(sign)(\(words.joined(separator: "|")))"
    return ["type": "string", "pattern": .string("^\(word)(,\(word))*$")]
  }

  private static func limit(_ about: String) -> JSON {
    parameter(
      "limit", in: "query", about,
      ["type": "integer", "minimum": 1, "maximum": 200, "default": 50])
  }

  private static func list(_ resource: Resource) -> [JSON] {
    let sorts = Sort.names(of: resource)
    let common =
      [
        limit("Rows a page; not for .csv and .ndjson, which have every row."),
        parameter(
          "cursor", in: "query", "Where the page before ended; taken from next.", ["type": "string"]
        ),
        parameter(
          "sort", in: "query",
          "Order, with a hyphen for descending: \(sorts.joined(separator: ", ")).",
          names(sorts, sign: "-?")),
        fields(resource),
        parameter(
          "q", in: "query", "Words to search for; word* for what begins so.",
          ["type": "string", "minLength": 1]),
        parameter("count", in: "query", "Whether the first page gives the total.", flag),
        parameter(
          "modified_since", in: "query", "Records changed since.",
          ["type": "string", "format": "date-time"]),
        parameter(
          "excel", in: "query", "For .csv: a byte-order mark, and no cell that runs as a formula.",
          flag),
      ] + asOf(resource, isList: true) + AreaFilter.parameters(of: resource).map(parameter)
    let filters = ListQuery.filters(of: resource).flatMap { filter in
      Operator.fitting(filter.kind, isLink: filter.isLink).map { comparison in
        let name = comparison == .equal ? filter.name : "\(filter.name)__\(comparison.rawValue)"
        return parameter(
          name, in: "query", about(filter.name, comparison), schema(filter, comparison))
      }
    }
    return common + filters
  }

  private static func about(_ name: String, _ comparison: Operator) -> String {
    switch comparison {
    case .equal: "Rows with this \(name); repeated, any of them."
    case .not: "Rows without this \(name)."
    case .greaterOrEqual: "Rows with at least this \(name)."
    case .greater: "Rows with more than this \(name)."
    case .lessOrEqual: "Rows with at most this \(name)."
    case .less: "Rows with less than this \(name)."
    case .contains: "Rows whose \(name) holds this text."
    case .isNull: "Rows that have no \(name), or that have one."
    case .all: "Rows with every \(name) of this comma-separated list."
    }
  }

  private static func schema(
    _ filter: (name: String, kind: Kind, isLink: Bool), _ comparison: Operator
  ) -> JSON {
    switch comparison {
    case .isNull: return flag
    case .contains, .all: return ["type": "string", "minLength": 1]
    case .equal, .not, .greaterOrEqual, .greater, .lessOrEqual, .less: break
    }
    let one: JSON =
      switch filter.kind {
      case .choices(let words): SchemaDescription.value(.choice(words))
      case .references(let target): SchemaDescription.value(.reference(to: target))
      case .texts(let length): SchemaDescription.value(.text(length))
      case .text, .lines, .integer, .money, .share, .boolean, .choice, .date, .uncertainDate,
        .instant, .financialYear, .code, .language, .currency, .url, .email, .postcode, .degrees,
        .geometry,
        .reference, .record, .list:
        SchemaDescription.value(filter.kind)
      }
    return comparison == .equal || comparison == .not ? ["type": "array", "items": one] : one
  }

  private static func headers(_ route: Route) -> [JSON] {
    let match = "The ETag of the version to change, or * for whatever is there."
    let note = parameter(
      "Change-Note", in: "header", "The reason, kept in the history.",
      ["type": "string", "maxLength": 500])
    let key = parameter(
      "Idempotency-Key", in: "header",
      "Makes a repeated request give the first answer, for 24 hours.",
      ["type": "string", "minLength": 1, "maxLength": 255])
    let prefer = parameter(
      "Prefer", in: "header", "return=minimal for an answer without a body.", ["type": "string"])
    switch route.operation {
    case .create: return [key, note, prefer]
    case .replace, .patch, .delete:
      return [parameter("If-Match", in: "header", match, ["type": "string"]), note, prefer]
    case .restore, .move:
      return [parameter("If-Match", in: "header", match, ["type": "string"]), key, note, prefer]
    case .read, .list, .version, .view:
      return [
        parameter("If-None-Match", in: "header", "An ETag that the client has.", ["type": "string"])
      ]
    case .importRows: return [note]
    case .home, .index, .description, .problemType, .live, .ready, .history, .changes, .listKeys,
      .createKey, .readKey, .revokeKey, .rotateKey, .listBackups, .createBackup, .lookUpPostcodes:
      return []
    }
  }
}
