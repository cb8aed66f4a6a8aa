import JSON
import Queries
import Records
import SQLite

/// Refuses references by which a record would be above itself, directly or through others.
extension Ledger {
  /// The most records above one that are searched.
  private static let most = 1000

  /// A reference to what is above a record.
  private struct Step {
    let id: String
    /// The order in which it is above, as `Field.Use.upward` names it; nil if it is above in none.
    let order: String?
    let period: CertainPeriod
    let pointer: String
  }

  /// Refuses references under `links` of `after`, the members of the record `id`, that lead up to that record.
  ///
  /// A chain of references leads up only if all are of one order and there are days on which each is in
  /// force for certain; a reference to the record itself is refused in any case.
  func refuseCircles(
    _ resource: Resource, _ id: String, _ links: [Index.Link], _ after: JSONObject,
    _ signature: Signature
  ) throws {
    var faults: [Fault] = []
    for link in links {
      let steps = steps(after, link)
      guard !steps.isEmpty else { continue }
      let isReferredTo = try isAbove(id, resource, through: link)
      for step in steps where isReferredTo || step.id == id {
        if let fault = try fault(of: step, from: id, resource, link, signature) {
          faults.append(fault)
        }
      }
    }
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
  }

  /// Whether a record that `link` may lead to refers to the record `id` as above it.
  private func isAbove(_ id: String, _ resource: Resource, through link: Index.Link) throws -> Bool
  {
    for (referrer, links) in ways(through: link, of: resource) {
      for link in links where link.kind.targets.contains(resource.name) {
        let isFound =
          try database.first(
            """
            SELECT 1 FROM \(referrer.table)_links l \
            WHERE field = \(link.number) AND value = ? AND \(RecordRow.isThere("l")) LIMIT 1
            """,
            [.text(id)]
          ) { _ in true } ?? false
        if isFound { return true }
      }
    }
    return false
  }

  /// The kinds that `link` of `resource` leads through, each with its links upward: the kind itself by that
  /// link, the other kinds that it may refer to by all of theirs.
  private func ways(through link: Index.Link, of resource: Resource) -> [(Resource, [Index.Link])] {
    let others = catalogue.targets(of: link.kind).filter { $0 !== resource }
    return [(resource, [link])] + others.map { ($0, $0.index.upward) }
  }

  private func steps(_ members: JSONObject, _ link: Index.Link) -> [Step] {
    let (list, isInList) = (link.path[0], link.path.count > 1)
    let holders = isInList ? members.list(list) : [members]
    return holders.enumerated().compactMap { index, holder in
      guard let id = holder.text(link.path[link.path.count - 1]) else { return nil }
      return Step(
        id: id, order: link.order?(holder),
        period: isInList ? CertainPeriod(of: holder) : .always,
        pointer: isInList ? "/\(list)/\(index)/\(link.path[1])" : "/\(list)")
    }
  }

  private func fault(
    of first: Step, from id: String, _ resource: Resource, _ link: Index.Link,
    _ signature: Signature
  ) throws -> Fault? {
    if first.id == id { return try circle([id, id], first, resource, signature) }
    guard let order = first.order, !first.period.isEmpty else { return nil }
    let ways = ways(through: link, of: resource)
    // The nearest records first, each with the one through which it was reached.
    var reached: [(id: String, period: CertainPeriod, through: Int?)] = [
      (first.id, first.period, nil)
    ]
    var known = [first.id: [first.period]]
    var next = 0
    while next < reached.count {
      guard next < Ledger.most else {
        return Fault(
          .pointer(first.pointer), "too_many_above",
          "More than \(Ledger.most) \(resource.name) are above this one; name another.")
      }
      let (here, period, _) = reached[next]
      let found = try above(here, ways)
      for step in found where step.order == order {
        let common = period.intersection(step.period)
        guard !common.isEmpty else { continue }
        if step.id == id {
          var (way, place) = ([id], Optional(next))
          while let index = place {
            way.append(reached[index].id)
            place = reached[index].through
          }
          return try circle([id] + way.reversed(), first, resource, signature)
        }
        guard !known[step.id, default: []].contains(where: { $0.contains(common) }) else {
          continue
        }
        known[step.id, default: []].append(common)
        reached.append((step.id, common, next))
      }
      next += 1
    }
    return nil
  }

  /// The references of the record `id` to what is above it.
  private func above(_ id: String, _ ways: [(Resource, [Index.Link])]) throws -> [Step] {
    guard let (resource, links) = ways.first(where: { Reference.isID(id, of: $0.0) }),
      let members = try members(resource, id)
    else { return [] }
    return links.flatMap { steps(members, $0) }
  }

  private func circle(
    _ way: [String], _ first: Step, _ resource: Resource, _ signature: Signature
  ) throws -> Fault {
    let names = try way.map { id in
      let resource = catalogue.resources.first { Reference.isID(id, of: $0) } ?? resource
      guard let stored = try find(resource, id) else { return id }
      guard isSeen(stored, resource, by: signature) else { return Ledger.hidden }
      return "\(stored.members.text("name") ?? stored.members.text("title") ?? "") (\(id))"
    }
    return Fault(
      .pointer(first.pointer), "circle",
      "No \(resource.singular) is above itself: \(names.joined(separator: " under ")); correct one of these references."
    )
  }
}
