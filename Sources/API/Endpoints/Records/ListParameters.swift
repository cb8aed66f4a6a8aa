import JSON
import Records
import Areas
import Store

/// The parameters of lists; all but `excel` are read together, by `ListRequest`.
enum ListParameters {
  static let excel = Parameter.flag(
    "excel",
    "For .csv: a table for a spreadsheet, which an import takes back: headings in words, money in the main unit of its currency with that beside, names beside ids, a byte-order mark, and no cell that runs as a formula. Without it the file is exact: members by their names, money in minor units."
  )

  static func all(
    _ resource: Resource, _ offered: OfferedFilters, _ presenting: PresentationParameters
  ) -> [any DeclaredParameter] {
    let sorts = Sort.names(of: resource)
    let paging: [any DeclaredParameter] = [
      Parameter.text(
        "limit", "Rows a page; not for .csv and .ndjson, which have every row.",
        CommonParameters.limit.schema),
      Parameter.text(
        "cursor", "Where the page before ended; taken from next.", ParameterSchema.text),
      Parameter.text(
        "sort", "Order, with a hyphen for descending: \(sorts.joined(separator: ", ")).",
        ParameterSchema.list(of: sorts, sign: "-?")),
      RecordParameters.fields(resource),
      Parameter.text(
        "q", "Words to search for; word* for what begins so.",
        ["type": "string", "minLength": 1]),
      Parameter.flag("count", "Whether the first page gives the total."),
      Parameter.text(
        "modified_since", "Records changed since.", ["type": "string", "format": "date-time"]),
      excel,
    ]
    return paging + presenting.offered + RecordParameters.asOf(resource, isList: true)
      + offered.parameters.map { parameter in
        Parameter.text(parameter.name, parameter.about, parameter.schema)
      }
      + filters(resource)
  }

  private static func filters(_ resource: Resource) -> [any DeclaredParameter] {
    Query.filters(of: resource).flatMap { filter in
      filter.operators.map { comparison in
        let name = comparison == .equal ? filter.name : "\(filter.name)__\(comparison.rawValue)"
        return Parameter.text(name, about(filter, comparison), schema(filter, comparison))
      }
    }
  }

  private static func about(_ filter: Query.Offer, _ comparison: Operator) -> String {
    guard let list = filter.list else { return about(filter.name, comparison) }
    let meeting =
      switch comparison {
      case .not: "Beside other filters of \(list), of the element of which those hold."
      case .all: "Beside other filters of \(list), each in an element of which those hold too."
      case .isNull: ""
      default: "With other filters of \(list), of one and the same element."
      }
    return [about(filter.name, comparison), meeting].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func about(_ name: String, _ comparison: Operator) -> String {
    switch comparison {
    case .equal: "Rows with this \(name); repeated, any of them."
    case .not: "Rows without this \(name)."
    case .greaterOrEqual: "Rows with at least this \(name)."
    case .greater: "Rows with more than this \(name)."
    case .lessOrEqual: "Rows with at most this \(name)."
    case .less: "Rows with less than this \(name)."
    case .contains: "Rows whose \(name) holds this text of at least three letters."
    case .isNull: "Rows that have no \(name), or that have one."
    case .all: "Rows with every \(name) of this comma-separated list."
    }
  }

  private static func schema(
    _ filter: Query.Offer, _ comparison: Operator
  ) -> JSON {
    switch comparison {
    case .isNull: return ParameterSchema.flag
    case .contains: return ["type": "string", "minLength": 3]
    case .all: return several(filter.kind)
    case .equal, .not, .greaterOrEqual, .greater, .lessOrEqual, .less: break
    }
    let one: JSON =
      switch filter.kind {
      case .choices(let words): SchemaDescription.value(.choice(words))
      case .references(let target): SchemaDescription.value(.reference(to: target))
      case .anyReferences(let targets):
        SchemaDescription.value(.anyReference(to: targets), .input)
      case .anyReference: SchemaDescription.value(filter.kind, .input)
      // Of a list of codes: each is written with its scheme.
      case .code: SchemaDescription.value(.reference(to: "codes"))
      case .texts(let length): SchemaDescription.value(.text(length))
      case .text, .lines, .integer, .money, .share, .boolean, .choice, .date, .uncertainDate,
        .instant, .financialYear, .language, .currency, .url, .email, .postcode, .decimal,
        .geometry, .reference, .record, .list:
        SchemaDescription.value(filter.kind)
      }
    return comparison == .equal || comparison == .not ? ["type": "array", "items": one] : one
  }

  /// Several values of `kind`, comma-separated.
  private static func several(_ kind: Kind) -> JSON {
    switch kind {
    case .choice(let words), .choices(let words): ParameterSchema.list(of: words)
    case .boolean: ParameterSchema.list(of: ["true", "false"])
    default: ["type": "string", "minLength": 1, "pattern": "^[^,]+(,[^,]+)*$"]
    }
  }
}
