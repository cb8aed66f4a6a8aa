import Records

/// What one body puts into a budget.
struct BudgetShare {
  private let contributor: RecordReference
  private let sums: BudgetSums

  /// The shares of the bodies in `lines`, in the order in which they are first named.
  static func all(of lines: [PartnershipBudget.Line]) -> [BudgetShare] {
    var bodies: [RecordReference] = []
    for line in lines where !bodies.contains(where: { $0.id == line.contributor.id }) {
      bodies.append(line.contributor)
    }
    return bodies.map { body in
      BudgetShare(
        contributor: body,
        sums: BudgetSums(lines.filter { $0.contributor.id == body.id }.map(\.document)))
    }
  }

  static let layout = Layout<BudgetShare>(
    .record("contributor", RecordReference.layout("organisations"), "The body.") {
      $0.contributor
    },
    .members(of: BudgetSums.layout) { $0.sums })
}
