import JSON

/// Records of which a row gives one for each part of a cell.
extension Mapping.Target {
  /// The rows from which records are made: `row` itself, or one for each part of the cell, which holds that part
  /// alone.
  ///
  /// Of a part that is an object, each member is a cell too: `Heading/member`.
  func rows(_ row: SourceRow) throws(RowFault) -> [SourceRow] {
    guard let each else { return [row] }
    return try each.parts(row).dropFirst(each.skip).map { part in
      var one = row
      one.derived[each.heading] = part
      for member in part.object?.members ?? [] {
        one.derived["\(each.heading)/\(member.name)"] = member.value
      }
      return one
    }
  }
}
