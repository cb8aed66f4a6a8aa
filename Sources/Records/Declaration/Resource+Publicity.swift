package import JSON

/// Which records and which of their members everybody sees.
extension Resource {
  /// Whether some records are not public.
  package var hidesRecords: Bool { lifecycle?.published != nil }

  /// The ids of the organisations that own the record.
  package func owners(of members: JSONObject) -> [String] {
    guard let owners else { return [] }
    return (members[owners]?.array ?? []).compactMap(\.string)
  }

  /// The ids of the organisations that own the record with this document.
  package func owners(in document: [UInt8]) -> [String] {
    guard let owners, case .array(let items)? = Resource.value(owners, in: document) else {
      return []
    }
    return items.compactMap(\.string)
  }

  /// Whether the record is public at `instant`.
  package func isPublic(_ members: JSONObject, at instant: Instant) -> Bool {
    isPublic(at: instant) { members.text($0) }
  }

  /// Whether the record with this document is public at `instant`.
  package func isPublic(_ document: [UInt8], at instant: Instant) -> Bool {
    isPublic(at: instant) { Resource.value($0, in: document)?.string }
  }

  private func isPublic(at instant: Instant, _ text: (String) -> String?) -> Bool {
    guard let lifecycle, let published = lifecycle.published else { return true }
    guard published.contains(text(lifecycle.field) ?? "") else { return false }
    let embargo = lifecycle.embargo.flatMap { text($0.at) }.flatMap { Instant($0) }
    return embargo.map { $0 <= instant } ?? true
  }

  /// One member of a document, without a tree of the rest.
  private static func value(_ name: String, in document: [UInt8]) -> JSON? {
    JSONScanner.value(of: name, in: document).flatMap { try? JSON(parsing: document[$0]) }
  }

  /// The moment before which the record must not be public.
  private func embargo(_ members: JSONObject) -> Instant? {
    lifecycle?.embargo.flatMap { members.text($0.at) }.flatMap { Instant($0) }
  }

  /// The members as everybody sees them at `instant`; nil if that is all of them.
  package func publicMembers(_ members: JSONObject, at instant: Instant) -> JSONObject? {
    var shown: JSONObject?
    for (place, field) in hiding {
      let value = members.value(of: field.name, at: place) ?? .null
      let seen = field.shown(value, at: instant)
      if seen != value { shown = shown ?? members; shown?[field.name] = seen }
    }
    return shown
  }

  /// The next moment at which the clock moves the record, or after `instant` changes what is public of it.
  package func due(_ members: JSONObject, after instant: Instant) -> Instant? {
    guard watchesClock else { return nil }
    var moments: [Instant] = []
    if let lifecycle {
      // A record that waits for its moment moves even if that passed while no server ran.
      moments += lifecycle.waiting(members).prefix(1).map(\.moment)
      if let embargo = embargo(members), embargo > instant,
        members.text(lifecycle.field).map({ lifecycle.published?.contains($0) ?? false }) ?? false
      {
        moments.append(embargo)
      }
    }
    for field in fields {
      guard let until = field.lastDayShown else { continue }
      for item in members.list(field.name) {
        guard let day = item.text(until).flatMap({ CalendarDate($0) }) else { continue }
        let end = Instant(milliseconds: Int64(day.daysSince1970 + 1) * 86_400_000)
        if end > instant { moments.append(end) }
      }
    }
    return moments.min()
  }

  /// A document that was just written, as `audience` sees it at `instant`; empty if it is damaged.
  package func shown(_ document: [UInt8], to audience: Audience, at instant: Instant) -> [UInt8] {
    guard hidesMembers, !audience.sees(ownedBy: owners(in: document)) else { return document }
    // What was written a moment ago can be parsed; a document that cannot is shown to nobody.
    return (try? publicDocument(document, at: instant)) ?? []
  }

  /// A document of the log as everybody sees it at `instant`; the document itself if that is all of it.
  package func publicDocument(_ document: [UInt8], at instant: Instant) throws -> [UInt8] {
    // Most documents have nothing in the members that are not public, which is found without parsing them.
    let hasHidden = hiding.contains { _, field in
      guard let value = JSONScanner.value(of: field.name, in: document) else {
        return false
      }
      return !document[value].elementsEqual(field.kind.empty.bytes)
    }
    guard hasHidden, case .object(var object) = try JSON(parsing: document) else { return document }
    for (_, field) in hiding {
      object[field.name] = field.shown(object[field.name] ?? .null, at: instant)
    }
    return JSON.object(object).bytes
  }
}

extension Field {
  /// Whether the value, or part of it, is not public.
  package var hides: Bool { isUnpublished || hidesElements }

  /// Whether some elements of the list may not be public.
  private var hidesElements: Bool { lastDayShown != nil || wordsShown != nil }

  /// The value as everybody sees it at `instant`.
  func shown(_ value: JSON, at instant: Instant) -> JSON {
    if isUnpublished { return kind.empty }
    guard hidesElements, case .array(let items) = value else { return value }
    return .array(items.filter { isShown($0, at: instant) })
  }

  /// Whether everybody sees an element of the list at `instant`.
  private func isShown(_ item: JSON, at instant: Instant) -> Bool {
    if let (member, words) = wordsShown {
      return item[member]?.string.map(words.contains) ?? false
    }
    guard let day = lastDayShown.flatMap({ item[$0]?.string }).flatMap({ CalendarDate($0) }) else {
      return true
    }
    return day >= instant.date
  }

  /// The value `given` by a writer who saw `present` as everybody does, with what was not shown put back,
  /// because it was not meant to go; elements of a list come as near to their old places as possible.
  package func keepingUnseen(of present: JSON, in given: JSON, at instant: Instant) -> JSON {
    guard hidesElements else {
      return given == shown(present, at: instant) ? present : given
    }
    let items = given.array ?? []
    var kept = items
    for (index, item) in (present.array ?? []).enumerated()
    where !isShown(item, at: instant) && !items.contains(item) {
      kept.insert(item, at: min(index, kept.count))
    }
    return .array(kept)
  }
}
