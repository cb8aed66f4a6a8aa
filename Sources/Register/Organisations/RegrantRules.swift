import Areas
import JSON
import Records
import Store

/// Checks that the awards made out of an award do not exceed it.
///
/// Only awards in its currency are added, because amounts in two currencies never are.
struct RegrantRules {
  let ledger: Ledger

  /// The amount that one award uses of another.
  private struct Part {
    let source: String
    let currency: String
    let amount: Int128

    /// The amount that `award` uses; nil if it has no source award, or if no money flowed.
    init?(_ award: JSONObject?) {
      guard let award, let source = award.text("source_award_id"),
        let currency = award.text("currency"), !Award.void.contains(award.text("status") ?? "")
      else { return nil }
      (self.source, self.currency) = (source, currency)
      amount = Int128(award.number("amount_current") ?? 0)
    }
  }

  /// What is given on from each source in each currency, as far as it was added up in this job.
  private struct Sums: ServiceMemory {
    struct Key: Hashable {
      let source: String
      let currency: String
    }

    var known: [Key: Int128] = [:]
  }

  /// The faults of `change`, which is not written yet.
  func faults(of change: Change) throws -> [Fault] {
    let faults = try [source(of: change), regrants(of: change)].compactMap(\.self)
    if faults.isEmpty {
      add(Part(change.before), -1)
      add(Part(change.after), 1)
    }
    return faults
  }

  /// Updates a known sum.
  ///
  /// Adding up all awards for each of them made an import of 10,000 from one source take a minute.
  private func add(_ part: Part?, _ sign: Int128) {
    guard let part else { return }
    ledger.withMemory(of: Sums.self) {
      $0.known[Sums.Key(source: part.source, currency: part.currency)]? += sign * part.amount
    }
  }

  /// The sum from `source` once `change` is written.
  private func sum(from source: String, _ currency: String, after change: Change) throws -> Int128 {
    func share(_ award: JSONObject?) -> Int128 {
      guard let part = Part(award), part.source == source, part.currency == currency else {
        return 0
      }
      return part.amount
    }
    return try sum(from: source, currency) - share(change.before) + share(change.after)
  }

  private func sum(from source: String, _ currency: String) throws -> Int128 {
    let key = Sums.Key(source: source, currency: currency)
    if let sum = ledger.withMemory(of: Sums.self, { $0.known[key] }) { return sum }
    var parameters = [(name: "source_award", value: source), (name: "currency", value: currency)]
    parameters += Award.void.map { (name: "status__not", value: $0) }
    let query = try Query(Award.resource, parameters, in: ledger.catalogue) { _, _ in nil }
    let amounts = [Sum.Amount("amount_current")]
    let sum = try ledger.sums(of: amounts, by: ["currency"], query).first?.sums[0] ?? 0
    ledger.withMemory(of: Sums.self) { $0.known[key] = sum }
    return sum
  }

  private func source(of change: Change) throws -> Fault? {
    guard let part = Part(change.after),
      let source = try ledger.members(Award.resource, part.source),
      source.text("currency") == part.currency, let current = source.number("amount_current")
    else { return nil }
    let sum = try sum(from: part.source, part.currency, after: change)
    guard sum > current else { return nil }
    return Fault(
      .pointer("/source_award_id"), "regrants_exceed_source",
      "The awards given on from \(Award.resource.path(of: part.source)) would come to \(sum), and it comes to \(current), in minor units of \(part.currency); correct the amount or the source."
    )
  }

  /// An award may not become smaller than what was granted out of it.
  private func regrants(of change: Change) throws -> Fault? {
    // No award refers to one that is new.
    guard let before = change.before, let award = change.after,
      ["amount_current", "currency"].contains(where: { before[$0] != award[$0] }),
      let current = award.number("amount_current"), let currency = award.text("currency")
    else { return nil }
    let sum = try sum(from: change.id, currency, after: change)
    guard sum > current else { return nil }
    return Fault(
      .pointer("/amount_awarded"), "regrants_exceed_source",
      "The awards given on from this one come to \(sum), and it would come to \(current), in minor units of \(currency); correct those first, or the amount."
    )
  }
}
