import Records

/// Whether a part is known on every day.
extension PartWalk {
  /// Whether it is known what `part` was on every day of the window.
  func isSettled(_ part: Part) -> Bool { isKnown(before: part, 0) && isKnown(after: part, 0) }

  private func isKnown(before part: Part, _ depth: Int) -> Bool {
    if let known = isKnownBefore[part] { return known }
    guard depth < PartWalk.deepest else {
      isCut = true
      return false
    }
    let isKnown: Bool
    if let change = made(part) {
      isKnown =
        !change.old.isEmpty && !change.hasOtherOrigins
        && change.old.allSatisfy {
          self.isKnown(before: self.part($0, before: change), depth + 1)
        }
    } else {
      isKnown = gazetteer.wasThere(part.unit, on: window.lowerBound, in: layer)
    }
    isKnownBefore[part] = isKnown
    return isKnown
  }

  private func isKnown(after part: Part, _ depth: Int) -> Bool {
    if let known = isKnownAfter[part] { return known }
    guard depth < PartWalk.deepest else {
      isCut = true
      return false
    }
    let isKnown: Bool
    if let change = next(part) {
      isKnown =
        !change.new.isEmpty && !change.hasOtherFates
        && change.new.allSatisfy {
          self.isKnown(after: self.part($0, since: change.day), depth + 1)
        }
    } else {
      isKnown = gazetteer.wasThere(part.unit, on: window.upperBound, in: layer)
    }
    isKnownAfter[part] = isKnown
    return isKnown
  }
}

extension Gazetteer {
  /// Whether `unit` was there on `day` by its own record, as a part of that code.
  fileprivate func wasThere(_ unit: String, on day: CalendarDate, in layer: String) -> Bool {
    if let area = areas[unit] { return area.life.contains(day) }
    return bearers(of: unit).contains { area in
      let own = area.codes.filter { $0.scheme == "gss" }
      guard let code = own.first(where: { $0.code == unit }) else { return false }
      // Codes began in 2009 for areas that were there long before.
      let isFirst = own.allSatisfy { other in
        code.period.first.map { first in other.period.first.map { first <= $0 } ?? false } ?? true
          || other == code
      }
      let first = isFirst ? area.life.first : code.period.first
      let last = [code.period.last, area.life.last].compactMap { $0 }.min()
      return Period(first, last).contains(day)
    }
  }
}
