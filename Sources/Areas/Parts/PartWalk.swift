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
  package internal(set) var steps = 0
  /// Whether a part was not followed to its end, because too much happened to it.
  var isCut = false
  var touchings: [String: [AreaEventRecord]] = [:]
  var days: [CalendarDate: [String: [PartChange]]] = [:]
  private var originsOf: [Part: [Piece]] = [:]
  private var fatesOf: [Part: [Piece]] = [:]
  var isKnownBefore: [Part: Bool] = [:]
  var isKnownAfter: [Part: Bool] = [:]
  var componentOf: [String: (name: String, parts: Set<Part>)] = [:]

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
    func add(_ piece: Piece) {
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
        add(root)
        continue
      }
      for piece in fates(of: root.part, 0) {
        add(Piece(part: piece.part, block: root.block ?? piece.block, rest: piece.rest))
      }
    }
    return found
  }

  /// The changes of the blocks met so far.
  private(set) var blocks: [String: PartChange] = [:]

  /// `unit` as it is since the change that made it, or since before the window.
  func part(_ unit: String, since: CalendarDate?) -> Part {
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

  /// The areas and codes of all parts that `code` was or became, with those that events join to them.
  func related(to code: String, at vintage: CalendarDate) -> Set<String> {
    let part = part(of: code, at: vintage)
    let changes = [made(part), next(part)].compactMap(\.self)
    return changes.reduce(into: [part.unit]) { $0.formUnion(component(of: $1).parts.map(\.unit)) }
  }

  func part(_ unit: String, before change: PartChange) -> Part {
    part(unit, since: made(unit, by: change.day.dayBefore)?.day)
  }

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
      let isSame =
        pieces.count == 1 && pieces[0].part.since == change.day
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
}
