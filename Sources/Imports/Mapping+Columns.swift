import JSON

/// Finds the heading from which a value of a record was made, to name it in a fault.
extension Mapping {
  /// The heading for the value at `pointer` in a record of the target with this index.
  func column(of pointer: String, _ target: Int, _ row: SourceRow) -> String? {
    // The cells of `let` decide how many elements a list has, as they did for the record.
    let row = (try? completed(row)) ?? row
    let tokens = pointer.split(separator: "/").map(String.init)
    guard let first = tokens.first, targets.indices.contains(target),
      let member = targets[target].members.first(where: { $0.name == first })
    else { return nil }
    return Mapping.heading(of: member.value, tokens.dropFirst(), row).map(source)
      .map { row.value($0) == nil ? row.names(like: $0).first ?? $0 : $0 }
  }

  /// A fault with the file's own heading in place of a cell that the mapping defines.
  func told(_ fault: RowFault) -> RowFault {
    RowFault(column: fault.column.map(source), code: fault.code, detail: fault.detail)
  }

  /// The file's own heading behind one that `let` or `parties` defines.
  func source(of heading: String) -> String {
    var heading = heading
    // Cells of parties may be those of one part of them.
    let cell = heading.split(separator: "/").first.map(String.init) ?? heading
    if let party = parties.first(where: { [$0.cell, $0.newCell].contains(cell) }) {
      heading = party.each?.heading ?? party.name.headings.first ?? heading
    }
    // A cell of `let` uses only cells of the file and earlier ones of `let`, so this ends.
    for cell in derived.reversed() where cell.name == heading {
      heading = cell.value.headings.first ?? heading
    }
    return heading
  }

  private static func heading(
    of expression: Expression, _ tokens: ArraySlice<String>, _ row: SourceRow
  ) -> String? {
    switch expression {
    case .list(let elements):
      guard let token = tokens.first, let index = Int(token) else {
        return expression.headings.first
      }
      // The list entry that made element `index`: each entry makes none, one or several.
      var count = 0
      for element in elements {
        count += ((try? element.values(row)) ?? []).count
        guard index < count else { continue }
        if case .record(let members) = element.shape, let name = tokens.dropFirst().first,
          let member = members.first(where: { $0.name == name })
        {
          if let heading = heading(of: member.value, tokens.dropFirst(2), row) { return heading }
          return element.each?.heading ?? element.headings.first
        }
        return element.headings.first
      }
      return expression.headings.first
    case .record(let members):
      guard let token = tokens.first, let member = members.first(where: { $0.name == token }) else {
        return expression.headings.first
      }
      return heading(of: member.value, tokens.dropFirst(), row)
    case .required(let expression): return heading(of: expression, tokens, row)
    case .heading, .like, .constant, .item, .template, .code, .converted, .grid, .joined, .first,
      .extreme,
      .count:
      return expression.headings.first
    }
  }
}
