import API
import HTTP
import JSON
import Records
import Register

/// The endpoints whose answers about programmes are worked out, and the selection of a cohort.
enum ProgrammeEndpoints {
  static let all = [timeline, coverage, participants, select]

  static let asOf = Parameter.day("as_of", "The day; today if not given.")

  static let state = Parameter<[String]>(
    "state",
    "Bids in these states, comma-separated; in any but drafts if not given.",
    ParameterSchema.list(of: ExpressionOfInterest.published)
  ) { text in
    let states = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let words = ExpressionOfInterest.published
    let faults = states.filter { !words.contains($0) }.map { state in
      Fault(
        .parameter("state"), "not_a_choice",
        "\(state) is no state of a bid that was made; each is one of \(words.joined(separator: ", "))\(Nearest.sentence(to: state, among: words))."
      )
    }
    guard faults.isEmpty else { throw RecordError.badRequest(faults) }
    return states
  }

  static let cohort = Parameter<String>(
    "cohort", "Bids of this cohort.", ["type": "string", "minLength": 1, "maxLength": 100]
  ) { text in
    guard (1...100).contains(text.unicodeScalars.count) else {
      throw Refusal("length", "The name of a cohort has 1 to 100 characters.")
    }
    return text
  }

  private static let timeline = Endpoint.view(
    "timeline_of_programme", "/v1/programmes/{id}/timeline", of: Programme.resource,
    "The stages of a programme in order, in the states of a day, each with the first and last day on which it may begin: by its own date, and by what comes before and after it.",
    parameters: [CommonParameters.id(), asOf],
    schema: ("ProgrammeTimeline", ProgrammeTimeline.layout.schema), refusals: [410],
    example: "/v1/programmes/sample:partnership-improvement-programme/timeline?as_of=2007-07-01"
  ) { api, call, later in try api.timeline(call, later) }

  private static let coverage = Endpoint.view(
    "coverage_of_programme", "/v1/programmes/{id}/coverage", of: Programme.resource,
    "Whom the bids for a programme cover: councils' areas as they were on the day of each bid, partners and people, each once however many bids name them, with those in more than one; beside them the totals that others stated.",
    parameters: [CommonParameters.id(), state, cohort, asOf],
    schema: ("ProgrammeCoverage", ProgrammeCoverage.layout.schema), refusals: [409, 410],
    example: "/v1/programmes/sample:pstn/coverage?state=selected"
  ) { api, call, later in try api.coverage(call, later) }

  private static let participants = Endpoint.view(
    "participants_of_programme", "/v1/programmes/{id}/participants", of: Programme.resource,
    "The places that take part in a programme on a day, by cohort, each at its level of support of that day.",
    parameters: [CommonParameters.id(), asOf],
    schema: ("ProgrammeParticipants", ProgrammeParticipants.layout.schema), refusals: [409, 410],
    example: "/v1/programmes/sample:pstn/participants?as_of=2013-07-03"
  ) { api, call, later in try api.participants(call, later) }

  private static let select = Endpoint(
    "select_for_programme", .post, "/v1/programmes/{id}/select", in: .kind(Programme.resource),
    "Select a cohort: all of these shortlisted bids together, or none of them. Each becomes a participant in the same write.",
    need: .verb(ExpressionOfInterest.selecting, ExpressionOfInterest.resource),
    parameters: [
      CommonParameters.id(), CommonParameters.isDry, CommonParameters.idempotencyKey,
      CommonParameters.note,
    ],
    body: .json("SelectionInput"), successes: [.ok("SelectedParticipants")],
    refusals: Endpoint.writeRefusals + [404, 409],
    definitions: [
      ("SelectionInput", SchemaDescription.record(Selection.declaration, .input)),
      ("SelectedParticipants", SelectedParticipants.layout.schema),
    ],
    example: .told(step: 9) { story in
      let bids = "/v1/expressions-of-interest"
      let bid = try story.ask(
        .post,
        .json(
          bids,
          [
            "title": "Example Borough", "programme_id": "sample:pstn",
            "lead_id": "sample:example-council", "area_ids": ["local:example-borough"],
          ])
      ).answer["id"]?.string
      for verb in ["submit", "assess", "shortlist"] {
        _ = try story.ask(.post, .json("\(bids)/\(bid ?? "")/\(verb)", [:]))
      }
      return .json(
        "/v1/programmes/sample:pstn/select",
        ["expression_ids": [.string(bid ?? "")], "cohort": "The next cohort"])
    }
  ) { api, call, later in try api.select(call, later) }
}
