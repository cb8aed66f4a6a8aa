import Areas
import JSON
package import Records

/// What was said in public: press releases, news, features, speeches, statements.
package enum Announcement {
  package static let resource = Resource(
    name: "announcements", singular: "announcement", prefix: "ann",
    about: "What was said in public: press releases, news, features, speeches, statements.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    lifecycle: Lifecycle(
      field: "state", initial: "draft", published: ["published", "withdrawn"],
      embargo: .init(at: "embargo_until", verb: "publish"),
      timed: [.move("publish", from: ["scheduled"], at: "embargo_until")],
      correction: .init(
        at: "public_updated_at", notes: "change_history", first: "first_published_at",
        source: .init("original", "first_published")),
      moves: [
        .init(
          "schedule", from: ["draft"], to: "scheduled", with: ["embargo_until"],
          about: "It waits for its hour; give embargo_until.",
          example: ["embargo_until": "2026-12-01T09:00:00.000Z"]),
        .init("unschedule", from: ["scheduled"], to: "draft", about: "It is a draft again."),
        .init(
          "publish", from: ["draft", "scheduled"], to: "published",
          stamps: ["first_published_at", "public_updated_at"], with: ["embargo_until"],
          about: "It is public; first_published_at and public_updated_at are now if they are empty."
        ),
        .init(
          "withdraw", from: ["published"], to: "withdrawn", with: ["withdrawn_notice"],
          about: "It is taken back; give withdrawn_notice.",
          example: ["withdrawn_notice": "Published by mistake."]),
      ]),
    life: Life(from: "dateline"),
    summary: ["title", "kind", "state", "dateline"],
    fields: [
      Field(
        "title", .text(1...300), .required, .filter, .contains, .sort, .search,
        about: "The headline."),
      Field(
        "kind",
        .choice(["press_release", "news", "feature", "speech", "statement", "joint_statement"]),
        .required, .filter, about: "What sort of text it is."),
      Field(
        "state", .choice(["draft", "scheduled", "published", "withdrawn"]), .filter,
        about: "Where it is in its life; moves by the verbs alone."),
      Shared.identifiers(example: "a content item's identifier"),
      Field("summary", .lines(1...1000), .search, about: "What it says, in a few sentences."),
      Field("body", .lines(1...200_000), .search, about: "The text."),
      Field(
        "issuer_ids", .references(to: "organisations"), .filterAs("issuer"), about: "Who issued it."
      ),
      Field("dateline", .uncertainDate, .filter, .sort, about: "The date it bears."),
      Field(
        "occasion",
        .record([
          Field("name", .text(1...300), .required, about: "What took place."),
          Field("date", .uncertainDate, about: "When."),
          Field("place", .text(1...300), about: "Where."),
        ]), about: "The event at which it was said."),
      Field(
        "quotes",
        .list([
          Field("seq", .integer(1...1000), .required, about: "Its place in the text, from 1."),
          Field(
            "speaker", .text(1...200), .required, .filterAs("speaker"), .search,
            about: "Who said it."),
          Field("role", .text(1...200), about: "The speaker's role."),
          Field(
            "organisation_id", .reference(to: "organisations"), .filterAs("quoted"),
            about: "The body the speaker speaks for."),
          Field("text", .lines(1...5000), .search, about: "The words, or their sense in our own."),
        ]), about: "Who is quoted."),
      Field("notes_to_editors", .texts(1...4000), about: "Notes to editors, one a paragraph."),
      Field(
        "media_contacts",
        .list([
          Field("name", .text(1...200), .required, about: "Who answers."),
          Field("organisation_id", .reference(to: "organisations"), about: "For whom."),
          Field("phone", .text(3...40), about: "The number."),
          Field("email", .email, about: "The address."),
          Field("public_until", .date, about: "The last day on which everybody sees it."),
        ]), .shownUntil("public_until"), about: "Whom the press asks."),
      Field(
        "original",
        .record([
          Field("publication", .text(1...300), about: "Where it first stood."),
          Field("url", .url, about: "The address there."),
          Field("permission", .text(1...300), about: "By whose leave it stands here."),
          Field("first_published", .uncertainDate, about: "When it first stood there."),
        ]), about: "Where the text is taken from."),
      Field(
        "partnership_ids", .references(to: "partnerships"), .filterAs("partnership"),
        about: "The partnerships it speaks of."),
      Field(
        "area_ids", .references(to: "areas"), .filterAs("area"), about: "The areas it speaks of."),
      Field(
        "award_ids", .references(to: "awards"), .filterAs("award"),
        about: "The awards it speaks of."),
      Field(
        "organisation_ids", .references(to: "organisations"), .filterAs("organisation"),
        about: "The bodies it speaks of."),
      Field(
        "programme_ids", .references(to: "programmes"), .filterAs("programme"),
        about: "The programmes it speaks of, as records."),
      Field(
        "programmes", .texts(1...200), .filterAs("programme_title"),
        about: "The programmes it speaks of, in the source's terms."),
      Field("topics", .texts(1...100), .filterAs("topic"), about: "Its subjects, in free words."),
      Field(
        "series",
        .record([
          Field("id", .text(1...100), .required, about: "The series."),
          Field("seq", .integer(1...100_000), .required, about: "Its place in the series, from 1."),
        ]), about: "The series of announcements it is part of."),
      Field("embargo_until", .instant, about: "The moment before which it must not be public."),
      Field(
        "first_published_at", .instant, .filter, .sort,
        about:
          "When it was first public here, which the register says, or a key with the scope admin; what another key says of it becomes original.first_published."
      ),
      Field(
        "public_updated_at", .instant, .filter, .sort,
        about:
          "When readers last saw a change; each change of what they see sets it, unless a key with the scope admin names another moment."
      ),
      Field(
        "change_history",
        .list([
          Field("note", .text(1...1000), .required, about: "What changed."),
          Field("public_timestamp", .instant, .required, about: "When."),
        ]),
        .appended([
          "note": "The day of the opening is corrected.",
          "public_timestamp": "2026-11-22T09:00:00.000Z",
        ]),
        about:
          "Changes since it was first public; the Change-Note of a change that readers see is added; only a key with the scope admin adds others. Elements are only added, and one that was wrong is put right by another."
      ),
      Field("withdrawn_notice", .lines(1...2000), about: "Why it was taken back."),
    ] + Shared.provenance,
    checks: [Shared.sourceCheck, scheduleCheck, withdrawCheck])

  private static let scheduleCheck = Check(
    "schedule_without_hour", reading: ["state", "embargo_until"], at: "/embargo_until",
    "A scheduled announcement needs embargo_until, the moment it becomes public."
  ) { $0.text("state") != "scheduled" || $0.text("embargo_until") != nil }

  private static let withdrawCheck = Check(
    "withdrawn_without_notice", reading: ["state", "withdrawn_notice"], at: "/withdrawn_notice",
    "A withdrawn announcement says why in withdrawn_notice; others have none."
  ) { ($0.text("state") == "withdrawn") == ($0.text("withdrawn_notice") != nil) }
}
