package import JSON

/// A list by several terms as one list after another, each of the records that are equal in the first term.
extension Query {
  /// The column of the first term of the order; nil if that is no field's.
  package var firstColumn: Index.Column? {
    sort.first.flatMap { first in resource.index.columns.first { $0.name == first.column } }
  }

  /// The records with `value` in the first term's column, in the order of the other terms; null for those
  /// without a value.
  package func group(_ value: JSON, of column: Index.Column) -> Query {
    var group = self
    group.isBackwards = isBackwards
    group.sort.removeFirst()
    group.keep(
      value.isNull ? .not(.compare(column, .exists, [])) : .compare(column, .oneOf, [value]))
    group.cursor = cursor.flatMap { cursor in
      cursor.values.first?.bytes == value.bytes
        ? Cursor(values: Array(cursor.values.dropFirst()), record: cursor.record) : nil
    }
    return group
  }

  /// The records from the group with `value` on.
  package func from(_ value: JSON, of column: Index.Column) -> Query {
    var rest = self
    let isDescending = sort.first?.isDescending ?? false
    rest.keep(.compare(column, isDescending ? .lessOrEqual : .greaterOrEqual, [value]))
    if cursor?.values.first?.bytes != value.bytes { rest.cursor = nil }
    return rest
  }
}
