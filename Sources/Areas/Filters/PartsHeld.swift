import JSON
package import Records
package import Store

/// Areas that have only some of a smallest part, beside those that have all of it.
package struct PartsHeld: WorkedOutFilter {
  /// The day on which they have it; nil for any.
  private let day: CalendarDate?

  package static let follows: String? = "base_unit"
  private static let layer = "base_unit_layer"
  private static let match = FilterParameter.choice(
    "base_unit_match",
    "With base_unit: any for areas that have all of the part or only some of it, of which partly names the latter; whole for those that have all of it.",
    ["any", "whole"], usual: "any")

  package static func parameters(of resource: Resource, in catalogue: Catalogue)
    -> [FilterParameter]
  {
    resource.name == Area.resource.name ? [match] : []
  }

  package static let notes = [
    FilterNote(
      "partly",
      [
        "type": "array", "items": ["type": "string"],
        "description": "With base_unit: the ids of the areas that have only some of the part.",
      ])
  ]

  package init?(_ reading: inout FilterReading) {
    _ = reading.names(among: [PartsHeld.match])
    let word = reading.word("base_unit_match", among: ["any", "whole"])
    let isAsked = reading.parameters.contains { OfferedFilters.isOf("base_unit", $0.name) }
    if !isAsked, word == "whole" {
      reading.refuse(
        "base_unit_match", "without_base_unit",
        "base_unit_match says how base_unit is meant; name a part in base_unit, or leave it out.")
    }
    guard isAsked, word != "whole" else { return nil }
    day = reading.given("as_of").flatMap { CalendarDate($0) }
  }

  package var isHeavy: Bool { false }

  package func prepare(_ reader: Reader) throws { _ = try reader.fold(Gazetteer.self) }

  package func apply(to query: inout Query, _ reader: Reader) throws -> FilterFinding {
    let gazetteer = try reader.fold(Gazetteer.self)
    var partly: Set<String> = []
    query.filters = query.filters.map { filter in
      filter.widening { linked in
        guard let units = linked.values(of: "base_unit") else { return [] }
        let others = linked.values(of: PartsHeld.layer, isNegated: true) ?? []
        let layers = (linked.values(of: PartsHeld.layer) ?? Gazetteer.layers).filter {
          !others.contains($0)
        }
        let ids = layers.flatMap { layer in
          units.flatMap { gazetteer.areas(holdingSomeOf: $0, in: layer, on: day) }
        }
        partly.formUnion(ids)
        return ids
      }
    }
    return FilterFinding(notes: ["partly": .array(partly.sorted().map(JSON.string))])
  }
}

extension Filter.Linked {
  /// The values that the parameter asks for, or asks not to have; nil if there are none.
  fileprivate func values(of parameter: String, isNegated: Bool = false) -> [String]? {
    terms.first { $0.link.parameter == parameter && $0.isNegated == isNegated }?.values
  }
}

extension Filter {
  /// The filter, in which what is linked is found beside the records that `more` gives.
  fileprivate func widening(_ more: (Linked) -> [String]) -> Filter {
    switch self {
    case .linked(let linked):
      let ids = more(linked)
      return ids.isEmpty ? self : .any([self, .among(ids)])
    case .all(let parts): return .all(parts.map { $0.widening(more) })
    case .any(let parts): return .any(parts.map { $0.widening(more) })
    case .not(let part): return .not(part.widening(more))
    case .compare, .among, .modified, .present: return self
    }
  }
}

extension Gazetteer {
  /// The areas that state some of `unit` in `layer`, on `day` or on any.
  fileprivate func areas(holdingSomeOf unit: String, in layer: String, on day: CalendarDate?)
    -> [String]
  {
    areas(stating: unit, in: layer).filter { area in
      area.statements.contains {
        $0.layer == layer && $0.units.partial.contains(unit)
          && (day.map($0.period.contains) ?? true)
      }
    }.map(\.id)
  }
}
