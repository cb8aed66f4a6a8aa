import JSON
import Records
import Store

/// What is given on from an award does not exceed it.
///
/// Only awards in its currency are added, because amounts of two currencies never are.
struct RegrantRules {
  let ledger: Ledger

  /// What one award takes from another: so much in a currency.
  private struct Part {
    let source: String
    let currency: String
    let amount: Int128

    /// The part that `award` takes; nil if it takes none, or its money did not flow.
    init?(_ award: JSONObject?) {
      guard let award, let source = award.text("source_award_id"),
        let currency = award.text("currency"), !Award.void.contains(award.text("status") ?? "")
      else { return nil }
      (self.source, self.currency) = (source, currency)
      amount = Int128(award.number("amount_current") ?? 0)
    }
  }

  func faults(of changes: [Change]) throws -> [(id: String, fault: Fault)] {
    for change in changes {
      add(Part(change.before), -1)
      add(Part(change.after), 1)
    }
    return try changes.flatMap { change in
      try [source(of: change), regrants(of: change)].compactMap { fault in
        fault.map { (change.id, $0) }
      }
    }
  }

  /// Keeps a sum that is known up to date: to add up thousands of awards for each of them took an import of
  /// 10,000 from one source a minute.
  private func add(_ part: Part?, _ sign: Int128) {
    guard let part else { return }
    ledger.sums["\(part.source) \(part.currency)"]? += sign * part.amount
  }

  private func sum(from source: String, _ currency: String) throws -> Int128 {
    let key = "\(source) \(currency)"
    if let sum = ledger.sums[key] { return sum }
    var parameters = [(name: "source_award", value: source), (name: "currency", value: currency)]
    parameters += Award.void.map { (name: "status__not", value: $0) }
    let query = try ListQuery(Award.resource, parameters, in: ledger.catalogue) { _, _ in nil }
    let amounts = [Sum.Amount("amount_current")]
    let sum = try ledger.sums(of: amounts, by: ["currency"], query).first?.sums[0] ?? 0
    ledger.sums[key] = sum
    return sum
  }

  private func source(of change: Change) throws -> Fault? {
    guard let part = Part(change.after),
      let source = try ledger.members(Award.resource, part.source),
      source.text("currency") == part.currency, let current = source.number("amount_current")
    else { return nil }
    let sum = try sum(from: part.source, part.currency)
    guard sum > current else { return nil }
    return Fault(
      .pointer("/source_award_id"), "regrants_exceed_source",
      "The awards given on from \(Award.resource.path(of: part.source)) would come to \(sum), and it comes to \(current), in minor units of \(part.currency); correct the amount or the source."
    )
  }

  /// An award does not become less than what is given on from it.
  private func regrants(of change: Change) throws -> Fault? {
    // Nothing refers to an award that was not there.
    guard let before = change.before, let award = change.after,
      ["amount_current", "currency"].contains(where: { before[$0] != award[$0] }),
      let current = award.number("amount_current"), let currency = award.text("currency")
    else { return nil }
    let sum = try sum(from: change.id, currency)
    guard sum > current else { return nil }
    return Fault(
      .pointer("/amount_awarded"), "regrants_exceed_source",
      "The awards given on from this one come to \(sum), and it would come to \(current), in minor units of \(currency); correct those first, or the amount."
    )
  }
}
