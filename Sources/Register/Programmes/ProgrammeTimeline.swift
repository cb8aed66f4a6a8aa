package import Areas
import JSON
package import Records
package import Store

/// The stages of a programme in order, each with the days on which it may begin.
package struct ProgrammeTimeline: WorkedOut {
  private struct Stage {
    let stage: ProgrammeStage
    let bounds: StageBounds
    let areas: [RecordReference]
    let findings: [String]
  }

  private let programme: JSONObject
  private let day: CalendarDate
  private let stages: [Stage]

  /// The timeline of the programme `id`, with the states of `day`.
  package init(_ id: String, on day: CalendarDate, _ reader: Reader, _ gazetteer: Gazetteer) throws
  {
    let reading = ProgrammeReading(reader: reader, gazetteer: gazetteer)
    let whole = try reading.programme(id)
    programme = AsOf(day, Programme.resource)?.view(whole) ?? whole
    self.day = day
    let stages = ProgrammeStage.all(of: programme)
    let findings = programme.list("findings")
    self.stages = zip(stages, StageBounds.all(of: stages)).map { stage, bounds in
      Stage(
        stage: stage, bounds: bounds,
        areas: Authorities.ids(stage.document, "area_ids").map {
          reading.area($0, on: bounds.earliest ?? day)
        },
        findings: findings.filter { $0.number("stage") == stage.seq }.compactMap { $0.text("text") }
      )
    }
  }

  private static let stage = Layout<Stage>(
    .copies(
      ProgrammeStage.field.kind.nested.filter { $0.name != "area_ids" }
    ) { $0.stage.document },
    .list("areas", RecordReference.layout("areas"), "Where it takes place.") { $0.areas },
    .value(
      "earliest_start", .date,
      "The first day on which it may begin, by its date and the stages before it."
    ) { $0.bounds.earliest },
    .value(
      "latest_start", .date,
      "The last day on which it may begin, by its date and the stages after it."
    ) { $0.bounds.latest },
    .value("earliest_end", .date, "The first day that may be its last.") {
      $0.stage.end.earliest
    },
    .value("latest_end", .date, "The last day that may be its last.") { $0.stage.end.latest },
    .value("findings", .texts(1...4000), "What it taught.") { $0.findings })

  package static let layout = Layout<ProgrammeTimeline>(
    .record("programme", RecordReference.layout("programmes"), "The programme.") {
      ProgrammeReading.reference(Programme.resource, $0.programme)
    },
    .value("as_of", .date, "The day of the states.") { $0.day },
    .copies(
      OrganisationOverview.own(
        Programme.resource,
        ["state", "announced_on", "opens", "closes", "start_date", "end_date"])
    ) { $0.programme },
    .list("stages", stage, "The stages in order.") { $0.stages })
}
