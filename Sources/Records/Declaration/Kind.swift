package import JSON

/// Which values a field may have; each format switches over it with no default case, so that a new kind is
/// a compile error until validation, schema, CSV, filters and OpenAPI know it.
package indirect enum Kind: Sendable {
  /// One line of text, its length counted in Unicode scalars.
  case text(ClosedRange<Int>)
  /// Text of several lines, its length counted in Unicode scalars; lines end with LF.
  case lines(ClosedRange<Int>)
  case integer(ClosedRange<Int64>)
  /// An amount in minor units (pence) of the record's `currency`; never a float.
  case money(ClosedRange<Int64>)
  /// A part of a whole in basis points, 0 to 10,000.
  case share
  case boolean
  /// One of the words listed.
  case choice([String])
  /// A set of the words listed, kept in the order of the declaration.
  case choices([String])
  /// A day of the Gregorian calendar, `YYYY-MM-DD`.
  case date
  /// The EDTF subset of `UncertainDate`, with a computed earliest and latest day.
  case uncertainDate
  /// A moment in UTC with milliseconds, `2026-11-22T09:30:00.123Z`.
  case instant
  /// A year from 1 April to 31 March, `2007/08`.
  case financialYear
  /// A code of the scheme named by the sibling member `scheme`, with that scheme's check.
  case code
  /// A language tag such as `en` or `cy-GB` (BCP 47, language and region only).
  case language
  /// A currency of ISO 4217.
  case currency
  case url
  case email
  /// A postcode of the United Kingdom, accepted in any spelling and kept in the official one.
  case postcode
  /// A number between two whole ones, kept as given, with at most nine decimals.
  case decimal(ClosedRange<Int64>)
  /// A GeoJSON Polygon or MultiPolygon in WGS 84: the shape of the record that the sibling member `of`
  /// names; of several shapes the one with the greatest `newest` counts.
  case geometry(of: String, newest: String)
  /// A list of one-line texts, each of the length given.
  case texts(ClosedRange<Int>)
  /// The id of a record of the kind named, or a code that names one.
  case reference(to: String)
  /// A list of ids of records of the kind named, each once.
  case references(to: String)
  /// The id of a record of one of the kinds named, whose prefix says which, or a code that one record of all of
  /// them bears.
  case anyReference(to: [Target])
  /// A list of ids of records of the kinds named, each once.
  case anyReferences(to: [Target])
  /// One nested record, or null.
  case record([Field])
  /// A list of nested records.
  case list([Field])

  /// What stands for "nothing" in a document: null, or an empty list.
  package var empty: JSON {
    switch self {
    case .choices, .texts, .references, .anyReferences, .list: .array([])
    case .text, .lines, .integer, .money, .share, .boolean, .choice, .date, .uncertainDate,
      .instant, .financialYear, .code, .language, .currency, .url, .email, .postcode, .decimal,
      .geometry,
      .reference, .anyReference, .record:
      .null
    }
  }

  /// The fields of a nested record, or none.
  package var nested: [Field] {
    switch self {
    case .record(let fields), .list(let fields): fields
    case .text, .lines, .integer, .money, .share, .boolean, .choice, .choices, .date,
      .uncertainDate, .instant, .financialYear, .code, .language, .currency, .url, .email,
      .postcode, .decimal,
      .geometry, .texts, .reference, .references, .anyReference, .anyReferences:
      []
    }
  }

  /// The kinds of record that values of this kind refer to; none where they refer to nothing.
  package var targets: [String] {
    switch self {
    case .reference(let target), .references(let target): [target]
    case .anyReference(let targets), .anyReferences(let targets): targets.map(\.name)
    case .text, .lines, .integer, .money, .share, .boolean, .choice, .choices, .date,
      .uncertainDate, .instant, .financialYear, .code, .language, .currency, .url, .email,
      .postcode, .decimal, .geometry, .texts, .record, .list:
      []
    }
  }

  /// One of several kinds of record that a value may refer to.
  package struct Target: Sendable {
    package let name: String
    /// The letters before the underscore of an id.
    package let prefix: String

    package init(_ name: String, _ prefix: String) { (self.name, self.prefix) = (name, prefix) }
  }

  /// The one kind of record that values of this kind refer to; nil where there is none, or are several.
  package var target: String? { targets.count == 1 ? targets[0] : nil }
}
