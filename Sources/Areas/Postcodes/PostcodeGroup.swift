import JSON
package import Records

/// All postcodes with one beginning: their number, and the number in use in each area.
package struct PostcodeGroup: WorkedOut {
  /// A smallest part that places its postcodes in no area of its kind on the day, and why.
  struct Unplaced {
    let layer: String
    let unit: String
    var count: Int
    let reason: PostcodePlace.Unplaced
  }

  let beginning: String
  let day: CalendarDate
  let count: Int
  /// How many are in use on the day.
  let current: Int
  /// How many of these lie over several smallest parts.
  let split: Int
  let areas: [(area: PostcodeArea, count: Int)]
  /// The parts that could not be placed on the day.
  let unplaced: [Unplaced]

  private static let share = Layout<(area: PostcodeArea, count: Int)>(
    isOpen: true,
    .members(of: PostcodeArea.layout) { $0.area }, .count("postcodes") { $0.count })

  private static let unit = Layout<Unplaced>(
    isOpen: true,
    .text("layer") { $0.layer }, .text("base_unit") { $0.unit }, .count("postcodes") { $0.count },
    .text("code") { $0.reason.code }, .text("detail") { $0.reason.detail })

  package static let layout = Layout<PostcodeGroup>(
    named: "PostcodeGroup", isOpen: true,
    .text("postcode", "The district or sector: SE1, SE1 7.") { $0.beginning },
    .day("as_of") { $0.day },
    .count("postcodes") { $0.count },
    .value(
      "current", schema: ["type": "integer"], "How many of them are in use on the day."
    ) { $0.current },
    .value(
      "split", schema: ["type": "integer"],
      "How many of those in use lie over several smallest parts; of these, areas counts what holds all of them."
    ) { $0.split },
    .list("areas", share) { $0.areas },
    .list(
      "unplaced", unit,
      "The smallest parts of those in use that place their postcodes in no area of their kind on the day, with reasons."
    ) { $0.unplaced })
}
