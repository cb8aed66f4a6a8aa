package import Records

/// Follows smallest parts through the events between two days, each step once.
///
/// Parts of different days are written in the finest whole parts between the two: a merger makes the old parts
/// the finer ones, a split the new ones. Where a merged part was divided again, or an event does not say where
/// parts went, old and new parts cannot be held against each other one by one: they are two ways to divide one
/// block of ground, named by the change that made it.
package final class PartWalk {
  /// What a part comes to.
  struct Expansion {
    /// Parts that are the same on all days of the window.
    var clear: Set<Part> = []
    /// Ground of a part of which no more is known than that it may be there.
    var rests: [Part: Gap] = [:]
    /// Parts of a block, by its change.
    var unclear: [String: Set<Part>] = [:]
  }

  /// A part that is not divided further, and the change of which it is one of two ways to divide the ground.
  struct Piece {
    let part: Part
    var block: PartChange?
    /// What is missing, for ground that may be nothing.
    var rest: Gap?
  }

  /// The most changes that are followed one after another; no real area had twenty.
  static let deepest = 200

  let gazetteer: Gazetteer
  let layer: String
  let window: ClosedRange<CalendarDate>
  /// How many changes were looked at: what the work is counted by.
  package private(set) var steps = 0
  /// Whether a part was not followed to its end, because too much happened to it.
  private(set) var isCut = false
  private var touchings: [String: [AreaEventRecord]] = [:]
  private var days: [CalendarDate: [String: [PartChange]]] = [:]
  private var originsOf: [Part: [Piece]] = [:]
  private var fatesOf: [Part: [Piece]] = [:]
  private var isKnownBefore: [Part: Bool] = [:]
  private var isKnownAfter: [Part: Bool] = [:]
  private var componentOf: [String: (name: String, parts: Set<Part>)] = [:]

  package init(
    _ gazetteer: Gazetteer, in layer: String, over window: ClosedRange<CalendarDate>
  ) {
    (self.gazetteer, self.layer, self.window) = (gazetteer, layer, window)
  }

  /// Whether codes are the same on all days, so that there is nothing to follow.
  var isStill: Bool { window.lowerBound >= window.upperBound || layer == "custom" }

  /// The finest parts between the two days that make up `code` as it was at `vintage`.
  func expansion(of code: String, at vintage: CalendarDate) -> Expansion {
    var found = Expansion()
    guard !isStill else {
      found.clear = [Part(unit: code, since: nil, code: code)]
      return found
    }
    func take(_ piece: Piece) {
      if let gap = piece.rest {
        found.rests[piece.part] = gap
      } else if let block = piece.block {
        found.unclear[block.key, default: []].insert(piece.part)
        blocks[block.key] = block
      } else {
        found.clear.insert(piece.part)
      }
    }
    for root in origins(of: part(of: code, at: vintage), 0) {
      guard root.rest == nil else {
        take(root)
        continue
      }
      for piece in fates(of: root.part, 0) {
        take(Piece(part: piece.part, block: root.block ?? piece.block, rest: piece.rest))
      }
    }
    return found
  }

  /// The changes of the blocks met so far.
  private(set) var blocks: [String: PartChange] = [:]

  // MARK: Parts

  /// `unit` as it is since the change that made it, or since before the window.
  private func part(_ unit: String, since: CalendarDate?) -> Part {
    let code = gazetteer.areas[unit].flatMap { $0.gss(on: since ?? window.lowerBound) }
    return Part(unit: unit, since: since, code: code ?? unit)
  }

  /// The part that `code` was at `vintage`; where it was not yet there or no more, on the nearest day.
  private func part(of code: String, at vintage: CalendarDate) -> Part {
    guard let area = gazetteer.bearer(of: code, on: vintage, in: layer) else {
      return part(code, since: made(code, by: vintage)?.day)
    }
    let day = area.life.nearest(to: vintage)
    return part(area.id, since: made(area.id, by: day)?.day)
  }

  private func part(_ unit: String, before change: PartChange) -> Part {
    part(unit, since: made(unit, by: change.day.dayBefore)?.day)
  }

  // MARK: Changes

  /// The events of the window that may have changed `unit`, by day.
  private func touching(_ unit: String) -> [AreaEventRecord] {
    if let known = touchings[unit] { return known }
    let codes = gazetteer.areas[unit].map { $0.codes.filter { $0.scheme == "gss" }.map(\.code) }
    var queue = [unit] + gazetteer.bearers(of: unit).map(\.id)
    queue += (codes ?? [unit]).flatMap { gazetteer.holders(of: $0, in: layer).map(\.id) }
    var seen = Set(queue)
    var events: [String: AreaEventRecord] = [:]
    while let area = queue.popLast() {
      for event in gazetteer.events(of: area)
      where Gazetteer.changesGround(event) && window.lowerBound < event.effective
        && event.effective <= window.upperBound
      {
        events[event.id] = event
      }
      queue += gazetteer.composites(with: area).map(\.id).filter { seen.insert($0).inserted }
    }
    let found = events.values.sorted { ($0.effective, $0.id) < ($1.effective, $1.id) }
    touchings[unit] = found
    return found
  }

  /// The changes of `day` that are connected with `unit`.
  private func changes(of unit: String, on day: CalendarDate) -> [PartChange] {
    if let known = days[day]?[unit] { return known }
    var (units, queue): (Set<String>, [String]) = ([unit], [unit])
    var events: Set<String> = []
    var told: [PartChange] = []
    while let next = queue.popLast() {
      for event in touching(next) where event.effective == day && events.insert(event.id).inserted {
        steps += 1
        for change in gazetteer.changes(by: event, in: layer) {
          told.append(change)
          queue += change.old.union(change.new).filter { units.insert($0).inserted }
        }
      }
    }
    let found = PartChange.combined(told)
    for unit in units { days[day, default: [:]][unit] = found }
    return found
  }

  /// The last change up to `day` that made `unit` what it is.
  private func made(_ unit: String, by day: CalendarDate) -> PartChange? {
    var last: CalendarDate?
    for event in touching(unit).reversed() where event.effective <= day && event.effective != last {
      last = event.effective
      let found = changes(of: unit, on: event.effective).first { $0.new.contains(unit) }
      if let found { return found }
    }
    return nil
  }

  /// The change that ended the part, or gave it other ground.
  private func next(_ part: Part) -> PartChange? {
    var last = part.since
    for event in touching(part.unit)
    where event.effective != last && (part.since.map { $0 < event.effective } ?? true) {
      last = event.effective
      let found = changes(of: part.unit, on: event.effective).first { $0.old.contains(part.unit) }
      if let found { return found }
    }
    return nil
  }

  /// The change by which the part began, if that lies in the window.
  private func made(_ part: Part) -> PartChange? {
    part.since.flatMap { day in
      changes(of: part.unit, on: day).first { $0.new.contains(part.unit) }
    }
  }

  // MARK: Both ways in time

  /// The parts from which `part` was made, as far back as the window goes.
  func origins(of part: Part, _ depth: Int) -> [Piece] {
    if let known = originsOf[part] { return known }
    guard let change = made(part) else { return [Piece(part: part)] }
    guard depth < PartWalk.deepest else {
      isCut = true
      return [Piece(part: part, block: change)]
    }
    steps += 1
    func before() -> [Piece] {
      var seen: Set<Part> = []
      return change.old.sorted().flatMap { origins(of: self.part($0, before: change), depth + 1) }
        .filter { seen.insert($0.part).inserted }
    }
    var found: [Piece]
    switch change.sort {
    case .joined:
      found = before()
      if change.hasOtherOrigins {
        found.append(Piece(part: rest(of: change), rest: gap(of: change)))
      }
    case .divided:
      let roots = before()
      // What was never joined in the window is the same ground whichever way one looks.
      found = [Piece(part: part, block: roots.count == 1 ? roots[0].block : change)]
    case .mixed: found = [Piece(part: part, block: change)]
    case .appeared, .vanished: found = [Piece(part: part)]
    }
    originsOf[part] = found
    return found
  }

  /// The parts into which `part` was divided, as far as the window goes; one that was joined to others
  /// stays, because it is the finer.
  func fates(of part: Part, _ depth: Int) -> [Piece] {
    if let known = fatesOf[part] { return known }
    guard let change = next(part) else { return [Piece(part: part)] }
    guard depth < PartWalk.deepest else {
      isCut = true
      return [Piece(part: part, block: change)]
    }
    steps += 1
    func after() -> [Piece] {
      var seen: Set<Part> = []
      return change.new.sorted()
        .flatMap { fates(of: self.part($0, since: change.day), depth + 1) }
        .filter { seen.insert($0.part).inserted }
    }
    var found: [Piece]
    switch change.sort {
    case .joined where change.old.count > 1 || change.hasOtherOrigins:
      let block = change.new.first.flatMap {
        division(of: self.part($0, since: change.day), depth + 1)
      }
      found = [Piece(part: part, block: block)]
    case .joined:
      // The same ground as another area, or as one with another code, keeps the name it had first.
      let pieces = after()
      let isSame = pieces.count == 1 && pieces[0].part.since == change.day
        && change.new.contains(pieces[0].part.unit)
      found = isSame ? [Piece(part: part, block: pieces[0].block)] : pieces
    case .divided:
      found = after()
      if change.hasOtherFates { found.append(Piece(part: rest(of: change), rest: gap(of: change))) }
    case .mixed: found = [Piece(part: part, block: change)]
    case .appeared, .vanished: found = [Piece(part: part)]
    }
    fatesOf[part] = found
    return found
  }

  /// The change that divided a joined part, or leaves unclear what became of it.
  private func division(of part: Part, _ depth: Int) -> PartChange? {
    guard let change = next(part) else { return nil }
    guard depth < PartWalk.deepest else {
      isCut = true
      return change
    }
    steps += 1
    switch change.sort {
    case .joined:
      return change.new.first.flatMap {
        division(of: self.part($0, since: change.day), depth + 1)
      }
    case .divided, .mixed: return change
    case .appeared, .vanished: return nil
    }
  }

  /// Stands for ground of a change that no named part may hold.
  private func rest(of change: PartChange) -> Part {
    Part(unit: change.key, since: change.day, code: change.event)
  }

  func gap(of change: PartChange) -> Gap {
    let unit = change.old.union(change.new).map { part($0, since: change.day).code }.min()
    return change.gap ?? .transfer(event: change.event, unit: unit ?? change.event)
  }

  // MARK: What is known

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

  // MARK: Blocks

  /// The two ways to divide the ground of a change: in parts from before it, and in parts since; nothing where
  /// the parts named are not all of its ground.
  func sides(of change: PartChange) -> (old: Set<Part>, new: Set<Part>) {
    let old = change.old.flatMap { origins(of: part($0, before: change), 0) }
    let new = change.new.flatMap { fates(of: part($0, since: change.day), 0) }
    func whole(_ pieces: [Piece], _ isOpen: Bool) -> Set<Part> {
      isOpen || pieces.contains { $0.rest != nil } ? [] : Set(pieces.map(\.part))
    }
    return (whole(old, change.hasOtherOrigins), whole(new, change.hasOtherFates))
  }

  /// The changes of the window that are connected with one by the parts that they name: what they have in common
  /// is not told. Named by the first of them, with all their parts.
  func component(of change: PartChange) -> (name: String, parts: Set<Part>) {
    if let known = componentOf[change.key] { return known }
    var changes = [change.key: change]
    var parts: Set<Part> = []
    var queue = [change]
    while let present = queue.popLast() {
      steps += 1
      let old = present.old.map { part($0, before: present) }
      let new = present.new.map { part($0, since: present.day) }
      for part in old + new where parts.insert(part).inserted {
        for other in [made(part), next(part)].compactMap(\.self)
        where changes.updateValue(other, forKey: other.key) == nil {
          queue.append(other)
        }
      }
    }
    let found = (changes.keys.min() ?? change.key, parts)
    for key in changes.keys { componentOf[key] = found }
    return found
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
