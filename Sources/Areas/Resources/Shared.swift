package import JSON
package import Records

/// Members and rules that several kinds of record share.
package enum Shared {
  package static let otherNames = Field(
    "other_names",
    .list([
      Field("name", .text(1...300), .required, .search, about: "The name."),
      Field(
        "kind", .choice(["former", "future", "short", "spelling", "translation", "other"]),
        about:
          "What sort of name it is; a former one up to its end_date and a future one from its start_date is the name as of such a day."
      ),
      Field("lang", .language, about: "Its language, where it is not English: `cy` for Welsh."),
      Field(
        "note", .text(1...500), about: "What a reader should know of it."),
      Field("start_date", .uncertainDate, about: "When it came into use."),
      Field("end_date", .uncertainDate, about: "The last day of its use."),
    ]), about: "Names beside the present one: former, short, in another language.")

  /// A record's source, licence and owner: the last members of every kind.
  package static let provenance = [
    Field(
      "sources",
      .list([
        Field("title", .text(1...300), about: "The document's title."),
        Field("url", .url, about: "Its address."),
        Field("file", .text(1...300), about: "Its file name, where it has no address."),
        Field("publisher", .text(1...300), about: "Who published it."),
        Field("accessed", .date, about: "The day it was read."),
      ]), about: "The documents that the record rests on."),
    Field("licence", .text(1...300), about: "The licence of the record's data."),
    Field("note", .lines(1...4000), about: "What a reader should know beside the facts."),
    Field(
      "owner_ids", .references(to: "organisations"), .owners, .filterAs("owner"),
      about: "The organisations that own the record; a key bound to one of them may change it."),
    Field(
      "internal_note", .lines(1...4000), .unpublished,
      about: "What only who may read drafts should know; null for everybody else."),
  ]

  package static let sourceCheck = Check(
    "source_unnamed", reading: ["sources"], "A source needs at least a title, a url or a file."
  ) { document in
    document.list("sources").enumerated().compactMap { index, source in
      ["title", "url", "file"].allSatisfy { source.text($0) == nil } ? "/sources/\(index)" : nil
    }
  }

  /// The elements of `list` are within the record's own dates, as far as both are known.
  package static func insideCheck(_ code: String, _ list: String, _ detail: String) -> Check {
    Check(code, reading: [list, "start_date", "end_date"], detail) { document in
      let first = document.text("start_date").flatMap(UncertainDate.init)?.earliest
      let last = document.text("end_date").flatMap(UncertainDate.init)?.latest
      return document.list(list).enumerated().flatMap { index, element in
        ["start_date", "end_date"].filter { name in
          guard let date = element.text(name).flatMap(UncertainDate.init) else { return false }
          let isEarly = first.flatMap { first in date.latest.map { $0 < first } } ?? false
          let isLate = last.flatMap { last in date.earliest.map { last < $0 } } ?? false
          return isEarly || isLate
        }.map { "/\(list)/\(index)/\($0)" }
      }
    }
  }

  /// The codes of smallest parts have no characters that nobody sees, as codes of schemes have none.
  package static func partsCheck(
    reading members: [String],
    _ codes: @escaping @Sendable (JSONObject) -> [(pointer: String, code: String)]
  ) -> Check {
    Check(
      "invisible_character", reading: members,
      "The code of a part has no spaces and no other character that nobody sees; write it anew."
    ) {
      codes($0).filter { $0.code.contains(" ") || CleanText.invisible(in: $0.code) != nil }
        .map(\.pointer)
    }
  }

  package static func identifiers(example: String) -> Field {
    Field(
      "identifiers",
      .list([
        Field(
          "scheme", .text(1...30), .required, about: "Who issues it, as org-id.guide spells it."),
        Field(
          "identifier", .code, .required, .search, about: "The identifier, such as \(example)."),
      ]), .filterAs("identifier"),
      about:
        "Identifiers given elsewhere; `scheme:identifier` stands for the id wherever one is taken."
    )
  }

  package static let link = [
    Field("url", .url, .required, about: "The address."),
    Field("title", .text(1...200), about: "What is there."),
  ]

  package static let natures = ["cash", "in_kind"]
}
