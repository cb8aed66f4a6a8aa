import Areas
import JSON
import Records

/// What a measure, a review, a risk or a project belongs to.
enum Belonging {
  static let fields = [
    Field(
      "partnership_id", .reference(to: "partnerships"), .filterAs("partnership"),
      about: "The partnership that it belongs to."),
    Field(
      "programme_id", .reference(to: "programmes"), .filterAs("programme"),
      about: "The programme that it belongs to, where it is none of one partnership."),
  ]

  static let check = Check(
    "belongs_to_nothing", reading: fields.map(\.name), at: "/partnership_id",
    "Name the partnership or the programme that it belongs to."
  ) { document in fields.contains { document.text($0.name) != nil } }
}
