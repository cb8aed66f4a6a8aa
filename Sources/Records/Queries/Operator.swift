/// How a filter compares, written after two underscores: `award_date__gte=2013-01-01`.
package enum Operator: String, Sendable, CaseIterable {
  case equal = ""
  case greaterOrEqual = "gte"
  case greater = "gt"
  case lessOrEqual = "lte"
  case less = "lt"
  case not
  case contains
  case isNull = "isnull"
  /// Every one of the values, comma-separated; for lists only.
  case all

  /// The operators of a filter on values in link rows.
  static let linked: [Operator] = [.equal, .not, .all, .isNull]

  /// The operators that make sense for a filter on a column.
  static func fitting(_ field: Field) -> [Operator] {
    switch field.kind {
    case .integer, .money, .share:
      [.equal, .not, .greaterOrEqual, .greater, .lessOrEqual, .less, .isNull]
    case .date, .uncertainDate, .instant, .financialYear:
      [.equal, .not, .greaterOrEqual, .greater, .lessOrEqual, .less, .isNull]
    case .text, .lines, .code, .url, .email:
      field.isContained ? [.equal, .not, .contains, .isNull] : [.equal, .not, .isNull]
    case .postcode: [.equal, .not, .isNull]
    case .boolean, .choice, .language, .currency, .reference, .anyReference:
      [.equal, .not, .isNull]
    case .decimal, .geometry, .choices, .texts, .references, .anyReferences, .record, .list: []
    }
  }

  /// The comparison of a column with one value; nil for an operator that is none.
  var comparison: Comparison? {
    switch self {
    case .equal: .oneOf
    case .greaterOrEqual: .greaterOrEqual
    case .greater: .greater
    case .lessOrEqual: .lessOrEqual
    case .less: .less
    case .not, .contains, .isNull, .all: nil
    }
  }
}
