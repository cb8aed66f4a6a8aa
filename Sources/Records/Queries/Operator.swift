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

  /// The operators that make sense for a filter on `kind`.
  package static func fitting(_ kind: Kind, isLink: Bool) -> [Operator] {
    if isLink { return [.equal, .not, .all, .isNull] }
    return switch kind {
    case .integer, .money, .share:
      [.equal, .not, .greaterOrEqual, .greater, .lessOrEqual, .less, .isNull]
    case .date, .uncertainDate, .instant, .financialYear:
      [.equal, .not, .greaterOrEqual, .greater, .lessOrEqual, .less, .isNull]
    case .text, .lines, .code, .url, .email: [.equal, .not, .contains, .isNull]
    case .postcode: [.equal, .not, .isNull]
    case .boolean, .choice, .language, .currency, .reference: [.equal, .not, .isNull]
    case .degrees, .geometry, .choices, .texts, .references, .record, .list: []
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
