import JSON
package import Records
package import Store

/// Areas by any of their names.
package struct AreaNameLookup: WorkedOutFilter {
  private let name: String
  private let isPrefix: Bool

  package static func parameters(of resource: Resource, in catalogue: Catalogue)
    -> [FilterParameter]
  {
    resource.name == Area.resource.name ? [named, beginning] : []
  }

  private static let named = FilterParameter(
    "named",
    "Areas of which a name, present, former or in another language, is this one; case, accents, punctuation and spaces do not count, and & is and.",
    ["type": "string", "minLength": 1, "maxLength": 300])
  private static let beginning = FilterParameter(
    "name_prefix", "Areas of which a name begins so, likewise.",
    ["type": "string", "minLength": 1, "maxLength": 300])

  package static let notes: [FilterNote] = []

  package init?(_ reading: inout FilterReading) {
    let given = reading.names(among: [AreaNameLookup.named, AreaNameLookup.beginning])
    guard let first = given.first, let text = reading.given(first) else { return nil }
    if given.count > 1 {
      reading.refuse("name_prefix", "repeated", "Give named or name_prefix, not both.")
    }
    if text.isEmpty || text.utf8.count > 1200 {
      reading.refuse(first, "length", "Write a name of 1 to 300 letters.")
    }
    (name, isPrefix) = (text, first == "name_prefix")
  }

  package func prepare(_ reader: Reader) throws { _ = try reader.fold(AreaNames.self) }

  package func apply(to query: inout Query, _ reader: Reader) throws -> FilterFinding {
    let names = try reader.fold(AreaNames.self)
    query.keep(.among(names.areas(named: name, isPrefix: isPrefix)))
    return FilterFinding()
  }
}
