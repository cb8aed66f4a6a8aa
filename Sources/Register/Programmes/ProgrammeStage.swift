import JSON
import Records

/// A stage of a programme: pilot, roll-out, wave or review, as well dated as it is known.
///
/// Stages come in the order of their `seq`, whatever is known of their days; "later in the year" is an
/// interval that lies behind the stage before.
struct ProgrammeStage {
  /// Its place in the list.
  let index: Int
  let seq: Int64
  let kind: String
  /// The seq of the stage that it comes later than.
  let after: Int64?
  /// The first and last day on which it may begin.
  let start: (earliest: CalendarDate?, latest: CalendarDate?)
  /// The first and last day that may be its last.
  let end: (earliest: CalendarDate?, latest: CalendarDate?)
  let document: JSONObject

  private init?(_ index: Int, _ document: JSONObject) {
    guard let seq = document.number("seq"), let kind = document.text("kind") else { return nil }
    func bounds(_ name: String) -> (CalendarDate?, CalendarDate?) {
      let date = document.text(name).flatMap(UncertainDate.init)
      return (date?.earliest, date?.latest)
    }
    (self.index, self.seq, self.kind, self.document) = (index, seq, kind, document)
    after = document.number("after")
    (start, end) = (bounds("start_date"), bounds("end_date"))
  }

  /// The stages of a programme, in order.
  static func all(of programme: JSONObject) -> [ProgrammeStage] {
    programme.list("stages").enumerated().compactMap { ProgrammeStage($0, $1) }
      .sorted { ($0.seq, $0.index) < ($1.seq, $1.index) }
  }

  static let field = Field(
    "stages",
    .list([
      Field("seq", .integer(1...1000), .required, about: "Its place in the order, from 1."),
      Field("name", .text(1...300), .search, about: "Its name."),
      Field(
        "kind", .choice(["pilot", "rollout", "wave", "review"]), .required,
        .filterAs("stage_kind"), about: "What sort of stage it is."),
      Field(
        "area_ids", .references(to: "areas"), .filterAs("stage_area"),
        about: "Where it takes place."),
      Field("start_date", .uncertainDate, about: "When it begins, as far as that is known."),
      Field("end_date", .uncertainDate, about: "Its last day."),
      Field("as_written", .text(1...300), about: "When it is, in the terms of the source."),
      Field("after", .integer(1...1000), about: "The seq of the stage that it comes later than."),
      Field(
        "without_pilot", .boolean, about: "For a roll-out that no pilot came before: true."),
      Field(
        "state", .choice(["planned", "under_way", "done", "cancelled"]), .required,
        about:
          "How far it is: what is planned is under_way from the first day that start_date can mean, and done when end_date is over."
      ),
    ]),
    about:
      "Its stages in order. As of a day each is in the state that its dates give it on that day.")

  /// The stages of a programme in the states of a day.
  static let onDay: Life.Change = { document, day in
    var elements = document.list("stages")
    let stages = all(of: document)
    for (stage, first) in zip(stages, StageBounds.earliest(of: stages)) {
      guard let state = stage.state(on: day, from: first) else { continue }
      elements[stage.index]["state"] = .string(state)
    }
    return .array(elements.map(JSON.object))
  }

  /// The state on a day, if it may begin on `first`, as far as that and its own last day say it; nil if they do
  /// not.
  private func state(on day: CalendarDate, from first: CalendarDate?) -> String? {
    guard document.text("state") != "cancelled", start.earliest != nil, let first else {
      return nil
    }
    if day < first { return "planned" }
    guard let last = end.latest else { return document.text("state") == "done" ? nil : "under_way" }
    return last < day ? "done" : "under_way"
  }

  static let checks = [repeated, order, reference, pilot, pilotDenied, finding]

  private static let repeated = Check(
    "stage_repeated", reading: ["stages"],
    "Each stage has a place of its own in the order; give this one another seq."
  ) { document in
    var seen: Set<Int64> = []
    return document.list("stages").enumerated().compactMap { index, stage in
      stage.number("seq").map { seen.insert($0).inserted } ?? true ? nil : "/stages/\(index)/seq"
    }
  }

  private static let order = Check(
    "stages_out_of_order", reading: ["stages"],
    "A stage begins no earlier than those before it in the order, and later than the one that after names; however its date is read, this one does not. Correct the date, seq or after."
  ) { document in
    let stages = all(of: document)
    return zip(stages, StageBounds.earliest(of: stages)).compactMap { stage, first in
      guard let last = stage.start.latest, let first, last < first else { return nil }
      return "/stages/\(stage.index)/start_date"
    }
  }

  private static let reference = Check(
    "stage_after_unknown", reading: ["stages"],
    "A stage names in after the seq of one that comes earlier in the order; correct it."
  ) { document in
    let stages = all(of: document)
    let seqs = Set(stages.map(\.seq))
    return stages.compactMap { stage in
      guard let after = stage.after, after >= stage.seq || !seqs.contains(after) else { return nil }
      return "/stages/\(stage.index)/after"
    }
  }

  private static let pilot = Check(
    "rollout_without_pilot", reading: ["stages"],
    "A roll-out comes after a pilot: give that as an earlier stage, or say with without_pilot that there was none."
  ) { document in
    untried(document).filter { $0.document.flag("without_pilot") != true }
      .map { "/stages/\($0.index)/kind" }
  }

  private static let pilotDenied = Check(
    "pilot_denied", reading: ["stages"],
    "Only a roll-out that no pilot came before has without_pilot; leave it out, or correct the order."
  ) { document in
    let untried = Set(untried(document).map(\.index))
    return all(of: document).filter {
      $0.document.flag("without_pilot") == true && !untried.contains($0.index)
    }.map { "/stages/\($0.index)/without_pilot" }
  }

  /// The roll-outs that no pilot came before.
  private static func untried(_ document: JSONObject) -> [ProgrammeStage] {
    let stages = all(of: document)
    let first = stages.first { $0.kind == "pilot" }
    return stages.filter { stage in
      stage.kind == "rollout" && !(first.map { $0.seq < stage.seq } ?? false)
    }
  }

  private static let finding = Check(
    "finding_of_no_stage", reading: ["stages", "findings"],
    "A finding names the seq of one of the programme's stages, or none; correct it."
  ) { document in
    let seqs = Set(all(of: document).map(\.seq))
    return document.list("findings").enumerated().compactMap { index, finding in
      finding.number("stage").map(seqs.contains) ?? true ? nil : "/findings/\(index)/stage"
    }
  }
}
