package import JSON

/// Records of one kind as they stood, or will stand, on a day.
///
/// Shown is what the register knows today of that day: lists whose elements have dates keep those in force,
/// and `name` is the name of that day. The document on disk is not touched.
package struct AsOf: Sendable {
  package let day: CalendarDate
  package let resource: Resource
  package let life: Life

  /// Nil for a kind that declares no life.
  package init?(_ day: CalendarDate, _ resource: Resource) {
    guard let life = resource.life else { return nil }
    (self.day, self.resource, self.life) = (day, resource, life)
  }

  /// The document as it was on the day.
  package func view(_ document: JSONObject) -> JSONObject {
    var view = document
    for list in resource.dated {
      guard case .array(let elements) = document[list] else { continue }
      view[list] = .array(
        elements.filter { $0.object.map { Life.isInForce($0, on: day) } ?? true })
    }
    if resource.hasNames, let name = NameOnDay(document, day) {
      view["name"] = .string(name.text)
      // It is the name, so it is none of the others.
      view["other_names"] = .array(
        (view["other_names"]?.array ?? []).filter { $0 != .object(name.element) })
    }
    if let lifecycle = resource.lifecycle, let states = lifecycle.states {
      let history = StateHistory(lifecycle, of: document)
      view[states] = .array(history.elements.prefix(history.reached(by: day)).map(JSON.object))
      view[lifecycle.field] =
        StateHistory.state(lifecycle, of: document, on: day).map(JSON.string) ?? .null
    }
    for change in life.changes { view[change.member] = change.value(document, day) }
    return view
  }

  /// The document as it was on the day; throws if the record was not there.
  package func present(_ document: JSONObject) throws(Absence) -> JSONObject {
    let presence = life.presence(of: document, on: day)
    guard presence == .there else {
      throw Absence(resource, life, document, day, presence)
    }
    return view(document)
  }

  /// Whether the values of a column differ from day to day.
  package func varies(_ column: Index.Column) -> Bool {
    // The bounds of an uncertain date do not change from day to day.
    guard column.part == .whole else { return false }
    return (column.field.name == "name" && resource.hasNames)
      || (resource.lifecycle?.states != nil && column.field.name == resource.lifecycle?.field)
      || life.changes.contains { $0.member == column.field.name }
  }

  /// The members of a document on disk as they were on the day.
  package func members(_ document: UnsafeRawBufferPointer) throws -> JSONObject {
    guard case .object(let object) = try JSON(parsing: document) else {
      throw DamagedRecord(id: resource.singular)
    }
    return view(object)
  }
}
