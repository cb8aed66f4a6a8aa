package import Records

extension Gazetteer {
  /// A gap as a refusal: what is missing, and what to enter so that the question can be answered.
  package func refusal(_ gap: Gap) -> RecordError {
    let (code, detail) = told(gap)
    return .conflict(code: code, detail: detail)
  }

  /// A gap as a code for programs and a sentence for people.
  package func told(_ gap: Gap) -> (code: String, detail: String) {
    switch gap {
    case .layer(let area, let layer, let day):
      (
        "layer_missing",
        "\(name(area)) does not say what it is made of in the layer \(layer) on \(day); state its base_units in that layer, or ask for another layer."
      )
    case .transfer(let event, let unit):
      (
        "transfer_missing",
        "\(events[event]?.title ?? "An event") (\(AreaEvent.resource.path(of: event)), \(events[event]?.effective.description ?? "")) does not say what became of \(unit), or what it came from; record an event with its transfers."
      )
    case .partial(let units):
      (
        "partial_units",
        "Both have some of \(list(units)), and nothing says whether the same; ask in a finer layer, in which both say what they are made of."
      )
    case .lost(let units):
      (
        "transfer_missing",
        "No event says what \(list(units)) became, or came from, between the days of the two; record the area events between them."
      )
    case .size(let area):
      (
        "area_too_large",
        "\(name(area)) has more than \(Descent.deepest) levels of members or comes down to more than \(Descent.widest) areas; make it of fewer."
      )
    case .succession(let area, let day):
      (
        "transfer_missing",
        "No event says what became of \(name(area)) after \(day), or what it was before; record the area event."
      )
    }
  }

  private func name(_ area: String) -> String {
    "\(areas[area]?.name ?? "An area") (\(Area.resource.path(of: area)))"
  }

  private func list(_ units: [String]) -> String {
    let named = units.prefix(12).map { unit in
      unitName(unit, in: "lad").map { "\(unit) (\($0))" } ?? unit
    }
    let rest = units.count - named.count
    return named.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// The name of the area with the code `unit`, or of the event whose whole ground it represents.
  func unitName(_ unit: String, in layer: String) -> String? {
    (areas[unit] ?? bearers(of: unit).first)?.name ?? events[unit].map { $0.title ?? $0.kind }
  }
}
