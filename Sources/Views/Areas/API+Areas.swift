import Geometry
import API
import HTTP
import JSON
import Records
import Areas
import Store

/// Answers about areas, worked out from the histories of all areas, which are kept in memory.
extension API {
  func lineage(_ call: Call) throws -> Response? {
    try call.refuseUnknown()
    let gazetteer = try gazetteer()
    let area = try area("id", call, gazetteer)
    return try answer(call) { LineageAnswer(area, gazetteer, today: today) }
  }

  func members(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    var (day, isExpanded) = (today, false)
    try call.together(
      { day = try self.day(call) },
      { isExpanded = try call.value(AreaParameters.expand) != nil })
    let gazetteer = try gazetteer()
    let area = try area("id", call, gazetteer)
    guard isExpanded, area.isComposite else {
      return try answer(call) { MembersAnswer(area, on: day, isExpanded: isExpanded, gazetteer) }
    }
    return try answerLater(call, later) { [day] in
      MembersAnswer(area, on: day, isExpanded: true, gazetteer)
    }
  }

  func relation(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    let (day, layer) = try dayAndLayer(call)
    let gazetteer = try gazetteer()
    let (a, b) = (try area("id", call, gazetteer), try area("other", call, gazetteer))
    @Sendable func relate() throws -> RelationAnswer {
      do throws(Gap) {
        return try RelationAnswer(a, b, on: day, in: layer, gazetteer)
      } catch {
        throw gazetteer.refusal(error)
      }
    }
    // Composites may come down to thousands of areas, and outlines of others may have many thousand points.
    if !a.isComposite, !b.isComposite {
      let relation = try relate()
      if relation.kind != .disjoint { return try answer(call) { relation } }
    }
    let outlines = Outlines(of: Area.resource, in: service.store.catalogue)
    return try unlessKnown(tag(call), call) { headers in
      try answerLong(service.searches, call, later) { [service] handed in
        var relation = try relate()
        if relation.kind == .disjoint, let outlines {
          relation.isAdjacent = try handed.reader.snapshot {
            try handed.reader.touch(a.id, b.id, outlines, on: day)
          }
        }
        service.store.giveBack(handed)
        return Response(.ok, headers: headers, body: .bytes(relation.bytes))
      }
    }
  }

  func coterminous(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    var types: [String]?
    let (day, layer) = try dayAndLayer(call) { types = try call.value(AreaParameters.type) }
    let gazetteer = try gazetteer()
    let area = try area("id", call, gazetteer)
    return try answerLater(call, later) { [types] in
      try CoterminousAreas(of: area, among: types, on: day, in: layer, gazetteer)
    }
  }

  func coterminousPairs(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    var (types, others): ([String], [String]) = ([], [])
    let (day, layer) = try dayAndLayer(call) {
      try call.together(
        { types = try call.needed(AreaParameters.oneSide, such: "PFA") },
        { others = try call.needed(AreaParameters.otherSide, such: "FRA") })
    }
    let gazetteer = try gazetteer()
    return try answerLater(call, later) { [types, others] in
      try CoterminousPairs(types, with: others, on: day, in: layer, gazetteer)
    }
  }

  func trace(_ call: Call, _ later: Responder) throws -> Response? {
    try call.refuseUnknown()
    var (last, first, layer): (CalendarDate?, CalendarDate?, String?)
    try call.together(
      { last = try call.needed(AreaParameters.to, such: "2019-04-01") },
      { first = try call.value(AreaParameters.from) },
      { layer = try call.value(AreaParameters.layer) })
    let gazetteer = try gazetteer()
    let area = try area("id", call, gazetteer)
    let end = last ?? today
    let start = first ?? Trace.beginning(of: area) ?? end
    return try answerLater(call, later) { [layer] in
      do {
        return try TraceAnswer(area, from: start, to: end, in: layer, gazetteer)
      } catch let gap as Gap {
        throw gazetteer.refusal(gap)
      }
    }
  }

  func gazetteer() throws -> Gazetteer { try reader.fold(Gazetteer.self) }

  /// The area in the path's parameter `name`; throws 404 if there is none, 410 if it was deleted.
  private func area(_ name: String, _ call: Call, _ gazetteer: Gazetteer) throws -> AreaHistory {
    let place = call.place(name)
    let id = try identify(place, Area.resource, call)
    if let area = gazetteer.areas[id] { return area }
    if case .gone(let moment) = try reader.item(Area.resource, id, for: call.audience) {
      throw RecordError.gone(since: moment)
    }
    throw RecordError.notFound("area \(place)")
  }

  /// The day given as `as_of` or `on`, today if neither is; throws if the two differ.
  private func day(_ call: Call) throws -> CalendarDate {
    var (asOf, on): (CalendarDate?, CalendarDate?)
    try call.together(
      { asOf = try call.value(AreaParameters.asOf) }, { on = try call.value(AreaParameters.on) })
    if let asOf, let on, asOf != on {
      throw RecordError.badRequest([
        Fault(.parameter("on"), "days_differ", "on is another name of as_of; give one of the two.")
      ])
    }
    return asOf ?? on ?? today
  }

  private func dayAndLayer(_ call: Call, _ more: @escaping () throws -> Void = {}) throws
    -> (CalendarDate, String?)
  {
    var (day, layer): (CalendarDate, String?) = (today, nil)
    try call.together(
      { day = try self.day(call) },
      { layer = try call.value(AreaParameters.layer) },
      more)
    return (day, layer)
  }

  /// The tag of an answer about areas: made of the URL, today's date, and the latest entry among
  /// areas, their events and boundaries.
  private func tag(_ call: Call) throws -> String {
    let kinds = [Area.resource, AreaEvent.resource, Boundary.resource]
    return EntityTag.of(
      "\(call.request.path)?\(call.request.query ?? "")\n\(today)",
      at: try reader.latest(of: kinds, for: call.audience), of: kinds)
  }

  private func answer(_ call: Call, _ work: () throws -> some WorkedOut) throws -> Response? {
    try unlessKnown(tag(call), call) { headers in
      Response(.ok, headers: headers, body: .bytes(try work().bytes))
    }
  }

  /// Like `answer`, but `work` runs on a thread of its own, because it may take long enough to
  /// delay the worker's other clients.
  private func answerLater(
    _ call: Call, _ later: Responder, _ work: @escaping @Sendable () throws -> some WorkedOut
  ) throws -> Response? {
    try unlessKnown(tag(call), call) { headers in
      try service.answerLong(service.searches, call, later) {
        Response(.ok, headers: headers, body: .bytes(try work().bytes))
      }
    }
  }
}

extension Reader {
  /// Whether the outlines of two places meet on a day; those too complex to be compared count as not touching.
  fileprivate func touch(
    _ one: String, _ other: String, _ outlines: Outlines, on day: CalendarDate
  ) throws -> Bool {
    guard let left = try outline(of: one, outlines, on: day)?.shape(),
      let right = try outline(of: other, outlines, on: day)?.shape()
    else { return false }
    return (try? ShapeRelation(left, right))?.intersects ?? false
  }
}
