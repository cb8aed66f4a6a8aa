/// How the value of a column is compared with the values of a filter.
package enum Comparison: Sendable {
  /// The value is one of those given.
  case oneOf
  /// The value is the only one given; null is the same as null.
  case same
  case less, lessOrEqual, greater, greaterOrEqual
  /// The text contains one of those given; ASCII letters match in either case.
  case contains
  /// The column has a value, whatever it is.
  case exists
}
