import JSON
package import Records

/// All postcodes with one beginning: their number, and the number in use in each area.
package struct PostcodeGroup: WorkedOut {
  let beginning: String
  let day: CalendarDate
  let count: Int
  /// How many are in use on the day.
  let current: Int
  let areas: [(area: PostcodeArea, count: Int)]

  private static let share = Layout<(area: PostcodeArea, count: Int)>(
    isOpen: true,
    .members(of: PostcodeArea.layout) { $0.area }, .count("postcodes") { $0.count })

  package static let layout = Layout<PostcodeGroup>(
    named: "PostcodeGroup", isOpen: true,
    .text("postcode", "The district or sector: SE1, SE1 7.") { $0.beginning },
    .day("as_of") { $0.day },
    .count("postcodes") { $0.count },
    .value(
      "current", schema: ["type": "integer"], "How many of them are in use on the day."
    ) { $0.current },
    .list("areas", share) { $0.areas })
}
