import Areas
import JSON
package import Records

/// What shows whether a partnership works: a figure with a baseline, targets and results by period.
package enum Measure {
  static let statuses = ["met", "partially_met", "not_met", "not_due", "no_data"]

  /// Figures that measures have.
  private static let figure = Kind.decimal(-9_000_000_000...9_000_000_000)

  package static let resource = Resource(
    name: "measures", singular: "measure", prefix: "msr",
    about:
      "Figures that show whether a partnership works: a baseline, targets, and what was reached in each period.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    life: Life(
      whole: ["periods", "results"],
      changes: [
        ("status", { .string(MeasureStatus($0).status(on: $1)) }),
        ("results", { MeasureStatus($0).results(on: $1) }),
      ]),
    summary: ["title", "status"],
    fields: [
      Field(
        "title", .text(1...300), .required, .filter, .contains, .sort, .search,
        about: "What is measured."),
      Shared.identifiers(example: "an indicator's number"),
    ] + Belonging.fields + [
      Field(
        "agreement_id", .reference(to: "agreements"), .filterAs("agreement"),
        about: "The agreement that sets the targets."),
      Field("description", .lines(1...4000), .search, about: "How it is measured."),
      Field("unit", .text(1...100), about: "What is counted: people, per cent, days."),
      Field(
        "direction", .choice(["up", "down", "hold"]), .required, .filter,
        about: "Whether the figure is to rise, to fall, or to stay."),
      Field("baseline", figure, about: "The figure before."),
      Field("baseline_date", .uncertainDate, about: "When it was that."),
      Field(
        "tolerance", .decimal(0...9_000_000_000),
        about:
          "How far the result may miss a target that counts as met all the same; nothing if it is not said."
      ),
      Field(
        "periods",
        .list([
          Field("start_date", .uncertainDate, about: "The first day of the period."),
          Field(
            "end_date", .uncertainDate, .required, about: "Its last day, when a result is due."),
          Field("target", figure, about: "What is to be reached by then."),
          Field("actual", figure, about: "What was reached; null where no result is known."),
          Field("note", .text(1...500), about: "What lies behind the figures."),
        ]), about: "Targets and results, one period after another."),
      Field(
        "status", .choice(statuses), .served, .filter,
        about:
          "What the last period that is over, or that has a result, came to: met, partially_met where the figure moved from the baseline towards the target, not_met, no_data where the target or the result is missing, not_due before its end; no_data without periods."
      ),
      Field(
        "results",
        .list([
          Field("end_date", .uncertainDate, about: "The last day of the period."),
          Field("status", .choice(statuses), about: "What it came to."),
        ]), .served, about: "What each period came to, in their order."),
    ] + Shared.provenance,
    checks: [Belonging.check, .period(in: "periods"), Shared.sourceCheck])
}
