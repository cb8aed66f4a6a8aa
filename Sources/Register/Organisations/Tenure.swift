import JSON
import Records

/// Dated list elements of which one at a time is in force, such as a body's host or its address.
struct Tenure {
  /// The name of the list.
  let list: String
  /// Whether an element belongs to this tenure.
  let isOfSort: (JSONObject) -> Bool
  /// Whether an element is the new one.
  let isNew: (JSONObject) -> Bool

  /// The elements of this tenure in force on `day`.
  func inForce(_ document: JSONObject, on day: CalendarDate) -> [JSONObject] {
    document.list(list).filter { isOfSort($0) && Life.isInForce($0, on: day) }
  }

  /// Makes `new` the element in force from `start` on, and ends those for which `isLeft` is true.
  ///
  /// Does nothing if the document has that state already.
  func change(
    _ document: inout JSONObject, to new: JSONObject, from start: UncertainDate,
    leaving isLeft: (JSONObject) -> Bool
  ) {
    guard let first = start.earliest, let before = start.before?.text else { return }
    var elements = document.list(list)
    let known = elements.indices.first { index in
      guard isOfSort(elements[index]), isNew(elements[index]) else { return false }
      guard let begun = date(elements[index], "start_date") else {
        return Life.isInForce(elements[index], on: first)
      }
      return begun.mayEqual(start)
    }
    if let known, elements[known].text("start_date") == nil {
      elements[known]["start_date"] = .string(start.text)
    }
    for index in elements.indices where index != known && isOfSort(elements[index]) {
      let begun = date(elements[index], "start_date")?.earliest
      let isBegun = begun.map { $0 < first } ?? true
      let isOver = date(elements[index], "end_date")?.latest.map { $0 < first } ?? false
      if isBegun, !isOver, isLeft(elements[index]) { elements[index]["end_date"] = .string(before) }
    }
    if known == nil {
      let next = elements.filter(isOfSort).compactMap { date($0, "start_date") }
        .filter { $0.earliest.map { first < $0 } ?? false }
        .min { ($0.earliest ?? first) < ($1.earliest ?? first) }
      var element = new
      element["start_date"] = .string(start.text)
      element["end_date"] = next?.before.map { .string($0.text) } ?? .null
      elements.append(element)
    }
    document[list] = .array(elements.map(JSON.object))
  }

  private func date(_ element: JSONObject, _ member: String) -> UncertainDate? {
    element.text(member).flatMap(UncertainDate.init)
  }
}
