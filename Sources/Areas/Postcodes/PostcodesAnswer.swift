import JSON
package import Records

/// The areas of several postcodes, each with its own result or problem.
package struct PostcodesAnswer: WorkedOut {
  /// The result for one text that was looked up.
  package struct Item {
    let query: String
    let result: PostcodeAnswer?
    let problem: (code: String, detail: String)?

    package init(
      _ query: String, _ result: PostcodeAnswer?, problem: (code: String, detail: String)?
    ) {
      (self.query, self.result, self.problem) = (query, result, problem)
    }
  }

  private let day: CalendarDate
  private let items: [Item]

  package init(_ items: [Item], on day: CalendarDate) { (self.items, self.day) = (items, day) }

  private static let problem = Layout<(code: String, detail: String)>(
    isOpen: true, .text("code") { $0.code }, .text("detail") { $0.detail })

  private static let item = Layout<Item>(
    isOpen: true,
    .text("query") { $0.query },
    .value("result", schema: SchemaDescription.reference(PostcodeAnswer.name)) { $0.result },
    .recordOrNull("problem", problem) { $0.problem })

  package static let layout = Layout<PostcodesAnswer>(
    isOpen: true, .day("as_of") { $0.day }, .list("items", item) { $0.items })
}
