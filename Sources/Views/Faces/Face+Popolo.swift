import API
import JSON
import Records
import Register

extension Face {
  /// Organisations in the format Popolo, now or as of a day; lists in the member `organizations`.
  static let popolo = Face(
    "popolo.json", "application/vnd.popolo+json", contentType: "application/json",
    schema: ["type": "object"], frame: .object("organizations"),
    reads: { _, _ in [Post.resource] }
  ) { _, _, _, today in
    { row, bytes in
      let whole = try JSON(parsing: row.document).object ?? [:]
      let asOf = row.presentation.asOf
      let organisation = try PopoloOrganisation(
        asOf?.view(whole) ?? whole, on: asOf?.day ?? today, asOf: asOf?.day, row.reader)
      JSON.object(organisation.json).write(to: &bytes)
    }
  }
}
