import Areas
import JSON
package import Records

/// What bodies agreed: the agreements that partnerships rest on, and others.
package enum Agreement {
  package static let resource = Resource(
    name: "agreements", singular: "agreement", prefix: "agr",
    about:
      "What bodies agreed: local area agreements, memoranda, terms of reference, contracts and others.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    life: Life(from: "start_date", to: "end_date"),
    summary: ["title", "kind"],
    fields: [
      Field(
        "kind",
        .choice([
          "laa", "mou", "terms_of_reference", "partnership_agreement", "section_75",
          "contract", "sla", "joint_statement",
        ]), .required, .filter,
        about:
          "What kind of agreement: laa for a local area agreement, mou for a memorandum of understanding, section_75 for one of the National Health Service Act 2006, sla for a service level agreement."
      ),
      Field("title", .text(1...300), .filter, .contains, .sort, .search, about: "Its title."),
      Shared.identifiers(example: "a contract's number"),
      Field(
        "partnership_id", .reference(to: "partnerships"), .filterAs("partnership"),
        about: "The partnership that rests on it."),
      Field(
        "party_ids", .references(to: "organisations"), .filterAs("party"),
        about: "Who agreed; they need not be partners."),
      Field(
        "party_names", .texts(1...300), .search,
        about: "Who else agreed, by name: parties that the register does not have."),
      Field(
        "area_ids", .references(to: "areas"), .filterAs("area"), about: "The areas it is about."),
      Field("signed", .uncertainDate, .filter, .sort, about: "When it was signed."),
      Field("start_date", .uncertainDate, .filter, .sort, about: "From when it holds."),
      Field("end_date", .uncertainDate, .filter, .sort, about: "The last day it holds."),
      Field("targets", .texts(1...1000), .search, about: "What it promises to reach."),
      Field("url", .url, about: "The document."),
    ] + Shared.provenance,
    checks: [.period(), Shared.sourceCheck, partiesCheck])

  /// Agreements as the body of a partnership may carry them.
  static let carried = Carried(
    "agreements", resource, back: "partnership_id",
    key: ["kind", "title", "signed", "start_date"],
    about:
      "The agreements it rests on, written with it as records of their own and shown there: one with an id, with a code or with the kind, title, signed and start_date of one that it has changes that; any other is made. Those left out stay."
  )

  private static let partiesCheck = Check(
    "agreement_of_nobody", reading: ["partnership_id", "party_ids", "party_names"],
    at: "/partnership_id",
    "An agreement is that of a partnership or of bodies; give partnership_id, or at least two parties."
  ) { document in
    let parties = ["party_ids", "party_names"].map { document[$0]?.array?.count ?? 0 }
    return document.text("partnership_id") != nil || parties.reduce(0, +) > 1
  }
}
