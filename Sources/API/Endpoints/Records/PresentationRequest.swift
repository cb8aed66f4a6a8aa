import Records

/// How one request asks records to be shown, beside the members and the day, which its query has.
struct PresentationRequest {
  /// Whether the records themselves may have names in other languages.
  let hasNames: Bool
  var excluded: Set<String>?
  var embeds: [Embed] = []
  var hasBounds = false
  var hasLinks = false
  var language: String?

  init(hasNames: Bool) { self.hasNames = hasNames }

  /// How the records that `query` finds are shown; `related` are the paths of their kind.
  ///
  /// The query is left with the members that are shown. Throws faults where one wish is at odds with another.
  func presentation(
    of query: inout Query, today: CalendarDate, _ related: RelatedPaths?
  ) throws -> Presentation {
    if let excluded { query.leaveOut(excluded) }
    let day = query.asOf?.day ?? today
    try refuseOdds(query)
    return Presentation(
      query.resource, asOf: query.asOf, members: query.members,
      language: language.map { NameLanguage($0, on: day) }, hasBounds: hasBounds,
      links: hasLinks ? related : nil, embeds: embeds)
  }

  private func refuseOdds(_ query: Query) throws {
    var faults: [Fault] = []
    if let members = query.members {
      let word = excluded == nil ? "fields" : "exclude"
      let unpublished = query.resource.fields.filter(\.isUnpublished).map(\.name)
      // What is never public is left out of files for everybody, which nobody asked for.
      var tops: [String] = []
      for top in embeds.map({ $0.path[0] }) where !tops.contains(top) { tops.append(top) }
      for top in tops where !members.contains(top) && !unpublished.contains(top) {
        faults.append(
          Fault(
            .parameter("embed"), "not_shown",
            "embed shows what \(top) refers to, and \(word) leaves \(top) out; show it, or leave it out of embed."
          ))
      }
    }
    if language != nil, !hasNames,
      !embeds.flatMap(\.targets).contains(where: NameLanguage.isKnown)
    {
      faults.append(
        Fault(
          .parameter("lang"), "no_names",
          "The \(query.resource.name) have no names in other languages themselves; lang goes with embed of what has."
        ))
    }
    guard faults.isEmpty else { throw RecordError.badRequest(faults) }
  }
}
