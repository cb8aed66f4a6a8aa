/// How the value of a column is compared with the values of a filter.
package enum Comparison: Sendable {
  /// It is one of them.
  case oneOf
  /// It is the one of them, and nothing is the same as nothing.
  case same
  case less, lessOrEqual, greater, greaterOrEqual
  /// It holds one of them, letters of ASCII in either case.
  case contains
  /// There is one, whatever it is.
  case exists
}
