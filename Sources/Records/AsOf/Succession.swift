package import JSON

/// Successive values of a body or an area, such as its names.
///
/// The current value is in members of its own; former and future ones are in a list, with dates.
package struct Succession: Sendable {
  /// The members that make up a value.
  package let members: [String]
  /// The name of the list of former and future values.
  package let list: String
  /// Whether a list element is former or future; nil if that is unknown.
  let side: @Sendable (JSONObject) -> Alternatives.Side?
  /// Whether elements state in `kind` which of the two they are.
  let hasKind: Bool

  package static let names = Succession(
    members: ["name"], list: "other_names", side: NameOnDay.side, hasKind: true)

  /// Legal form and sector; an element with an end is former, one with a start alone is future.
  package static let forms = Succession(
    members: ["legal_form", "sector", "public_subsector"], list: "forms",
    side: { element in
      if element.text("end_date") != nil { return .former }
      return element.text("start_date") == nil ? nil : .future
    }, hasKind: false)

  /// The value on `day`.
  package func value(_ document: JSONObject, on day: CalendarDate) -> JSONObject {
    let elements = document.list(list)
    let position = Alternatives.position(in: elements, on: day, side: side)
    return value(position.map { elements[$0] } ?? document)
  }

  private func value(_ object: JSONObject) -> JSONObject {
    JSONObject(members.map { ($0, object[$0] ?? .null) })
  }

  private func element(
    _ value: JSONObject, _ side: Alternatives.Side, from start: String?, to end: String?
  ) -> JSONObject {
    var element = value
    if hasKind { element["kind"] = side == .former ? "former" : "future" }
    element["start_date"] = start.map(JSON.string) ?? .null
    element["end_date"] = end.map(JSON.string) ?? .null
    return element
  }

  /// Makes `new` the value from `start` on.
  ///
  /// `earlier` is the value before, if it is known from elsewhere. Does nothing if the document has
  /// that state already.
  package func change(
    _ document: inout JSONObject, to new: JSONObject, earlier: JSONObject?,
    from start: UncertainDate,
    today: CalendarDate
  ) {
    guard let first = start.earliest, let before = start.before?.text else { return }
    present(&document, on: today)
    var elements = document.list(list)
    let position = Alternatives.position(in: elements, on: first, side: side)
    let current = value(position.map { elements[$0] } ?? document)
    if current == new {
      if let position, side(elements[position]) == .former,
        elements[position].text("start_date") == nil
      {
        elements[position]["start_date"] = .string(start.text)
      }
      if let earlier, earlier != new,
        !elements.contains(where: { value($0) == earlier && side($0) == .former })
      {
        elements.append(element(earlier, .former, from: nil, to: before))
      }
    } else if let position, side(elements[position]) == .former {
      let end = elements[position].text("end_date")
      elements[position]["end_date"] = .string(before)
      elements.append(element(new, .former, from: start.text, to: end))
    } else if today < first {
      elements.append(element(new, .future, from: start.text, to: nil))
    } else {
      elements.append(element(current, .former, from: nil, to: before))
      for name in members { document[name] = new[name] }
    }
    document[list] = .array(elements.map(JSON.object))
  }

  /// The first day of the earliest future value.
  package func due(_ document: JSONObject) -> CalendarDate? {
    document.list(list).filter { side($0) == .future }
      .compactMap { $0.text("start_date").flatMap(UncertainDate.init)?.earliest }.min()
  }

  /// Makes the future values that have begun by `day` current, one after another.
  package func present(_ document: inout JSONObject, on day: CalendarDate) {
    while let due = due(document), due <= day {
      var elements = document.list(list)
      let position = elements.firstIndex {
        side($0) == .future
          && $0.text("start_date").flatMap(UncertainDate.init)?.earliest == due
      }
      guard let position,
        let start = elements[position].text("start_date").flatMap(UncertainDate.init)
      else { return }
      let next = value(elements.remove(at: position))
      if next != value(document) {
        elements.append(
          element(value(document), .former, from: nil, to: (start.before ?? start).text))
      }
      for name in members { document[name] = next[name] }
      document[list] = .array(elements.map(JSON.object))
    }
  }
}
