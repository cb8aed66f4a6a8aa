import JSON
import Records
import Store

/// The levels of all participants, with the one that each record says is today's.
struct LevelsOfDay: LogFold {
  static let kinds = ["participants"]

  private var levels: [String: (all: SupportLevels, stored: String?)] = [:]

  init() {}

  mutating func apply(_ kind: String, _ id: String, _ document: JSONObject?) {
    levels[id] = document.map { (SupportLevels(of: $0), $0.text("level")) }
  }

  /// The participants whose record says another level than that of `today`.
  func due(on today: CalendarDate) -> [String] {
    levels.compactMap { $1.all.level(on: today) != $1.stored ? $0 : nil }
  }
}
