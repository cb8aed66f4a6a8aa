import JSON
import Records

/// One life of a postcode: where it lay, and since when, until it was given out again.
struct PostcodeLife {
  /// The record, with the dates and the place of this life.
  let record: JSONObject
  let state: String

  /// The smallest parts over which it lies, the first of them that of `base_unit`.
  let parts: [(layer: String, unit: String)]

  /// The life of `day`, else the last one before it; throws if the postcode was not in use yet.
  init(of record: JSONObject, on day: CalendarDate, _ postcodes: Resource) throws {
    let lives = record.list("lives").map { life in
      life.members.reduce(into: record) { $0[$1.name] = $1.value }
    }
    func presence(_ life: JSONObject) -> Life.Presence {
      Life.period.presence(of: life, on: day)
    }
    func hasBegun(_ life: JSONObject) -> Bool {
      if case .notYet = presence(life) { return false }
      return true
    }
    guard let life = (lives + [record]).last(where: hasBegun) else {
      // The first of them tells when it begins.
      if let view = AsOf(day, postcodes) { _ = try view.present(lives.first ?? record) }
      self.init(record, "planned")
      return
    }
    self.init(life, presence(life) == .there ? "current" : "ended")
  }

  private init(_ record: JSONObject, _ state: String) {
    (self.record, self.state) = (record, state)
    let named = (record["base_unit"]?.object).map { [$0] } ?? []
    parts = (named + record.list("other_base_units")).compactMap { part in
      guard let layer = part.text("layer"), let unit = part.text("code") else { return nil }
      return (layer, unit)
    }
  }
}
