import JSON
import Records
import Store

/// Applies an event to the areas that it names.
///
/// What an area's record states already stays as it is, so that events can be recorded for areas
/// whose dates are known; where the record contradicts the event, that is a fault of the event.
struct AreaEventEffects {
  private let event: AreaEventRecord
  private let body: JSONObject
  private let ledger: Ledger
  private let signature: Signature
  private let areas: Resource
  private let gazetteer: Gazetteer

  init(_ event: AreaEventRecord, _ body: JSONObject, _ ledger: Ledger, _ signature: Signature)
    throws
  {
    (self.event, self.body, self.ledger, self.signature) = (event, body, ledger, signature)
    areas = Area.resource
    gazetteer = try ledger.fold(Gazetteer.self)
  }

  /// Makes all changes; the ledger collects their faults.
  func apply() throws {
    for (index, id) in event.from.enumerated() {
      try bring(id, at: "/from_ids/\(index)") { members in
        switch event.kind {
        case "renamed": rename(&members)
        case "recoded": try recode(&members)
        default: if !event.goesOn(id) { try end(&members, id) }
        }
        try move(&members, id)
      }
    }
    for (index, id) in event.to.enumerated() {
      try bring(id, at: "/to_ids/\(index)") { members in
        if !event.from.contains(id) { try begin(&members, id) }
        try move(&members, id)
      }
    }
    for (index, id) in event.from.enumerated() where !event.goesOn(id) {
      try leaveComposites(id, at: "/from_ids/\(index)")
    }
    try join()
  }

  private func bring(_ id: String, at place: String, _ next: (inout JSONObject) throws -> Void)
    throws
  {
    try ledger.bring(areas, id, at: place, signature, op: AreaEventService.op, next)
  }

  private var lastDay: JSON { .string(event.effective.dayBefore.description) }
  private var firstDay: JSON { .string(event.effective.description) }

  /// Ends an area on the day before the event, with all its list elements that have no end yet.
  private func end(_ members: inout JSONObject, _ id: String) throws {
    try set("end_date", of: &members, to: lastDay)
    let late = late(in: members)
    guard late.isEmpty else { throw RecordError.invalid(late) }
    for list in ["codes", "parents", "members", "base_units"] {
      members[list] = .array(members.list(list).map { .object(closed($0)) })
    }
    let successors = event.to.filter { goes(from: id, to: $0) }
    members["successor_ids"] = united(members["successor_ids"], successors)
  }

  /// A fault for each list element that would begin after the area's end.
  private func late(in members: JSONObject) -> [Fault] {
    ["codes", "parents", "members", "base_units", "other_names"].flatMap { list in
      members.list(list).enumerated().compactMap { index, item -> Fault? in
        guard let start = item.text("start_date").flatMap(UncertainDate.init),
          let first = start.earliest, event.effective <= first
        else { return nil }
        return Fault(
          .pointer("/\(list)/\(index)/start_date"), "begins_after_end",
          "This begins \(start.text), and by the event the area ends \(event.effective.dayBefore); correct one of the two."
        )
      }
    }
  }

  private func begin(_ members: inout JSONObject, _ id: String) throws {
    guard !wasThere(id, members) else {
      throw RecordError.invalid([
        Fault(
          .pointer("/start_date"), "heir_was_there",
          "By the event \(members.text("name") ?? id) begins \(event.effective), and its record says that it was there before; name it in from_ids too, or correct the record."
        )
      ])
    }
    try set("start_date", of: &members, to: firstDay)
    let predecessors = event.from.filter { goes(from: $0, to: id) }
    members["predecessor_ids"] = united(members["predecessor_ids"], predecessors)
  }

  /// Whether the register knows of the area what it had or what happened to it before the event.
  private func wasThere(_ id: String, _ members: JSONObject) -> Bool {
    let periods =
      [Period(of: members)]
      + ["members", "base_units"].flatMap { members.list($0).map(Period.init) }
    return periods.contains {
      [$0.first, $0.last].contains { $0.map { $0 < event.effective } ?? false }
    }
      || gazetteer.events(of: id).contains { $0.effective < event.effective }
  }

  /// Sets a date that is missing, and throws if another is there.
  ///
  /// `place` is the pointer of the object with the date.
  private func set(
    _ name: String, of members: inout JSONObject, to day: JSON, at place: String = ""
  ) throws {
    guard let present = members[name], !present.isNull else { return members[name] = day }
    guard present != day else { return }
    throw RecordError.invalid([
      Fault(
        .pointer("\(place)/\(name)"), "date_differs",
        "By its own record this is \(present.string ?? ""), by the event \(day.string ?? ""); correct the one that is wrong."
      )
    ])
  }

  /// A list element, ended on the day before the event if it began earlier and has no end.
  private func closed(_ item: JSONObject) -> JSONObject {
    let period = Period(of: item)
    // When a former code ended nobody knows, and by the event it had long done so.
    guard item.flag("former") != true, period.last == nil,
      period.first.map({ $0 < event.effective }) ?? true
    else {
      return item
    }
    var item = item
    item["end_date"] = lastDay
    return item
  }

  private func united(_ present: JSON?, _ added: [String]) -> JSON {
    var all = present?.array ?? []
    for id in added where !all.contains(.string(id)) { all.append(.string(id)) }
    return .array(all)
  }

  /// Whether ground of `one` went to `other`; to every new area if no transfer says otherwise.
  private func goes(from one: String, to other: String) -> Bool {
    guard !event.transfers.isEmpty else { return true }
    if event.transfers.contains(where: { $0.from == one && $0.to == other }) { return true }
    // An area within another that the transfers name, such as a district in its county.
    guard !event.transfers.contains(where: { $0.from == one }), let area = gazetteer.areas[one]
    else { return false }
    return Set(event.transfers.map(\.layer)).contains { layer in
      let units = gazetteer.units(of: area, before: event, in: layer) ?? []
      return event.transfers.contains { $0.to == other && units.contains($0.unit) }
    }
  }

  private func rename(_ members: inout JSONObject) {
    guard let name = body["name"], let start = UncertainDate(event.effective.description) else {
      return
    }
    Succession.names.change(
      &members, to: ["name": name], earlier: nil, from: start, today: signature.at.date)
  }

  private func recode(_ members: inout JSONObject) throws {
    guard let code = event.code else { return }
    var codes = members.list("codes")
    // A code that the area had until the day before gets a new element from the event on.
    let own = codes.firstIndex { item in
      item.text("scheme") == code.scheme && item.text("code") == code.code
        && Period(of: item).last.map { event.effective <= $0 } ?? true
    }
    for index in codes.indices where index != own && codes[index].text("scheme") == code.scheme {
      codes[index] = closed(codes[index])
    }
    // Of the only former code of unknown end the event tells when that was.
    let former = codes.indices.filter { index in
      index != own && codes[index].text("scheme") == code.scheme
        && codes[index].flag("former") == true && codes[index].text("end_date") == nil
    }
    if former.count == 1 { codes[former[0]]["end_date"] = lastDay }
    if let own {
      try set("start_date", of: &codes[own], to: firstDay, at: "/codes/\(own)")
    } else {
      codes.append([
        "scheme": .string(code.scheme), "code": .string(code.code), "start_date": firstDay,
      ])
    }
    members["codes"] = .array(codes.map(JSON.object))
  }

  /// Gives an area its new parts from the event's day on, if the event transfers any.
  private func move(_ members: inout JSONObject, _ id: String) throws {
    guard event.goesOn(id) else { return }
    for layer in Set(event.transfers.map(\.layer)).sorted() {
      try move(&members, id, in: layer)
    }
  }

  private func move(_ members: inout JSONObject, _ id: String, in layer: String) throws {
    let own = event.transfers.filter { $0.layer == layer && ($0.from == id) != ($0.to == id) }
    var statements = members.list("base_units")
    let isKnown = statements.contains {
      $0.text("layer") == layer && $0.text("start_date") == event.effective.description
    }
    // A district is its own only part in its layer, whatever its ground.
    guard !own.isEmpty, !isKnown,
      !AreaHistory.isPart(members.text("type") ?? "", of: layer)
    else { return }
    let present = statements.firstIndex {
      $0.text("layer") == layer && Period(of: $0).contains(event.effective)
    }
    if !event.from.contains(id) {
      // A new area that states its own parts.
      guard present == nil else { return }
    } else if present == nil {
      throw RecordError.conflict(
        code: "layer_missing",
        detail:
          "\(members.text("name") ?? id) does not say what it is made of in the layer \(layer), in which the event transfers parts; state its base_units first."
      )
    }
    var codes = present.map { statements[$0].texts("codes") } ?? []
    for transfer in own {
      if transfer.from == id { codes.removeAll { $0 == transfer.unit } }
      if transfer.to == id, !codes.contains(transfer.unit) { codes.append(transfer.unit) }
    }
    var next = present.map { statements[$0] } ?? ["layer": .string(layer)]
    if next["vintage"] == nil { next["vintage"] = try vintage(of: layer) }
    next["codes"] = .array(codes.map(JSON.string))
    (next["start_date"], next["end_date"]) = (firstDay, .null)
    if let present { statements[present]["end_date"] = lastDay }
    members["base_units"] = .array((statements + [next]).map(JSON.object))
  }

  /// The vintage of the transferred codes: that of the areas they come from.
  private func vintage(of layer: String) throws -> JSON {
    for id in event.from {
      let area = try ledger.members(areas, id)
      if let vintage = area?.list("base_units").first(where: { $0.text("layer") == layer })?
        .text("vintage")
      {
        return .string(vintage)
      }
    }
    return lastDay
  }

  /// Ends an ended area's memberships; the rules of composite areas then check what is left.
  private func leaveComposites(_ id: String, at place: String) throws {
    for composite in gazetteer.composites(with: id) {
      let isOpen = composite.members.contains { $0.id == id && $0.period.contains(event.effective) }
      guard isOpen, !event.from.contains(composite.id) else { continue }
      try bring(composite.id, at: place) { members in
        members["members"] = .array(
          members.list("members").map { item in
            .object(item.text("area_id") == id ? closed(item) : item)
          })
      }
    }
  }

  /// Adds the areas in `memberships` as members of their composite areas from the event's day on.
  private func join() throws {
    for (index, item) in body.list("memberships").enumerated() {
      guard let composite = item.text("composite_id"), let id = item.text("area_id") else {
        continue
      }
      try bring(composite, at: "/memberships/\(index)") { members in
        var list = members["members"]?.array ?? []
        let isMember = members.list("members").contains {
          $0.text("area_id") == id && Period(of: $0).contains(event.effective)
        }
        guard !isMember else { return }
        list.append(.object(["area_id": .string(id), "start_date": firstDay]))
        members["members"] = .array(list)
      }
    }
  }
}
