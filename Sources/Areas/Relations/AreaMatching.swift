package import Records

/// Finds the areas that match the ones asked for, by their relation on a day.
package struct AreaMatching {
  /// The relation that an area must have to the one asked for.
  package enum Match: String, Sendable, CaseIterable {
    /// It is the same area.
    case exact
    /// It is within the other, or has the same ground.
    case within
    /// It covers the other, or has the same ground.
    case covers
    /// They have common ground, and each has ground that the other has not.
    case overlaps
    /// They have common ground.
    case any
  }

  private let gazetteer: Gazetteer
  private let day: CalendarDate
  private let match: Match

  package init(_ match: Match, on day: CalendarDate, _ gazetteer: Gazetteer) {
    (self.match, self.day, self.gazetteer) = (match, day, gazetteer)
  }

  /// The `candidates` that match one of `asked`, and those that cannot be decided, with the reason.
  package func areas(_ asked: [String], among candidates: [String]) throws(Effort.Ended)
    -> (found: [String], undecided: [(area: AreaHistory, gap: Gap)])
  {
    guard match != .exact else { return (asked, []) }
    var found: [String] = []
    var undecided: [(area: AreaHistory, gap: Gap)] = []
    let wanted = asked.compactMap { gazetteer.areas[$0] }
    for id in candidates {
      guard let area = gazetteer.areas[id] else { continue }
      var doubt: Gap?
      var isFound = false
      for other in wanted where !isFound {
        try Effort.check()
        switch judge(area, other) {
        case (.yes, _): isFound = true
        case (.maybe, let gap): doubt = doubt ?? gap
        case (.no, _): continue
        }
      }
      if isFound {
        found.append(id)
      } else if let doubt {
        undecided.append((area, doubt))
      }
    }
    return (found, undecided)
  }

  private func judge(_ area: AreaHistory, _ other: AreaHistory) -> (Relation.Finding, Gap?) {
    if area.id == other.id { return (match == .overlaps ? .no : .yes, nil) }
    do throws(Gap) {
      let sides = try gazetteer.sides(area, other, on: day, in: nil)
      let relation = gazetteer.compare(sides.a.sets, sides.b.sets, in: sides.layer)
      let finding = finding(relation)
      guard finding == .maybe else { return (finding, nil) }
      return byParents(area, other) ?? (.maybe, relation.gaps.first)
    } catch {
      return byParents(area, other) ?? (.maybe, error)
    }
  }

  private func finding(_ relation: Relation) -> Relation.Finding {
    switch match {
    case .exact: .no
    case .any: relation.isShared
    case .within: min(relation.isShared, not(relation.isOnlyA))
    case .covers: min(relation.isShared, not(relation.isOnlyB))
    case .overlaps: min(relation.isShared, relation.isOnlyA, relation.isOnlyB)
    }
  }

  private func not(_ finding: Relation.Finding) -> Relation.Finding {
    switch finding {
    case .no: .yes
    case .maybe: .maybe
    case .yes: .no
    }
  }

  /// What recorded parents imply where the ground of two areas cannot be compared; nil if nothing.
  private func byParents(_ area: AreaHistory, _ other: AreaHistory) -> (Relation.Finding, Gap?)? {
    let isBelow = gazetteer.lies(area, below: other.id, on: day)
    guard isBelow || gazetteer.lies(other, below: area.id, on: day) else { return nil }
    switch match {
    case .any: return (.yes, nil)
    case .within: return isBelow ? (.yes, nil) : nil
    case .covers: return isBelow ? nil : (.yes, nil)
    case .overlaps: return (.no, nil)
    case .exact: return nil
    }
  }
}

extension Gazetteer {
  /// Whether `other` is recorded as a parent of `area`, or of all areas that make it up.
  func lies(_ area: AreaHistory, below other: String, on day: CalendarDate) -> Bool {
    let day = area.life.nearest(to: day)
    let leaves = leaves(of: area.id, on: day)
    return !leaves.isEmpty && leaves.allSatisfy { isBelow($0, other, on: day) }
  }

  private func isBelow(_ area: AreaHistory, _ other: String, on day: CalendarDate) -> Bool {
    var seen: Set<String> = [area.id]
    var queue = [area]
    while let next = queue.popLast() {
      for parent in next.parents where parent.period.contains(next.life.nearest(to: day)) {
        if parent.id == other { return true }
        if seen.insert(parent.id).inserted, let above = areas[parent.id] { queue.append(above) }
      }
    }
    return false
  }

  /// The area itself if it exists on `day`, else its successors and theirs that do.
  ///
  /// Empty if it has no successor.
  package func current(of id: String, on day: CalendarDate) -> [AreaHistory] {
    var (found, seen, queue): ([AreaHistory], Set<String>, [String]) = ([], [id], [id])
    while !queue.isEmpty {
      guard let area = areas[queue.removeFirst()] else { continue }
      if area.life.last.map({ day <= $0 }) ?? true {
        found.append(area)
      } else {
        queue += area.successors.filter { seen.insert($0).inserted }
      }
    }
    return found
  }
}
