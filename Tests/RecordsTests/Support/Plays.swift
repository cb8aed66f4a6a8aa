import Records

/// Made-up plays that are announced, open and close by the clock, and have acts that do.
enum Plays {
  static let catalogue = Catalogue([plays])

  static let plays = Resource(
    name: "plays", singular: "play", prefix: "ply", about: "What is put on.",
    alias: Resource.Alias(list: "codes", code: "code"),
    lifecycle: Lifecycle(
      field: "state", initial: "draft", states: "states",
      published: ["announced", "open", "closed"],
      embargo: .init(at: "hidden_until", verb: "announce"),
      timed: [
        .move("announce", from: ["draft"], at: "announce_at"),
        .move("open", from: ["announced"], at: "opens_on"),
        .move("close", from: ["open"], after: "last_day"),
        .element(
          of: "acts", "state", "begin-act", from: ["planned"], to: "running", at: "start_date"),
        .element(
          of: "acts", "state", "end-act", from: ["running"], to: "done", after: "end_date"),
      ],
      moves: [
        .init("announce", from: ["draft"], to: "announced", about: "It is announced."),
        .init("open", from: ["announced", "closed"], to: "open", about: "It opens."),
        .init(
          "close", from: ["open"], to: "closed", with: ["reason"], day: .last("last_day"),
          about: "It closes."),
        .init(
          "cancel", from: ["announced"], to: "closed", mayLieAhead: true, about: "It will close."),
      ]),
    life: Life(),
    fields: [
      Field("name", .text(1...40), .required, .filter, .sort, .search, about: "The name."),
      Field(
        "state", .choice(["draft", "announced", "open", "closed"]), .filter, about: "Its state."),
      Lifecycle.states(
        ["draft", "announced", "open", "closed"], published: ["announced", "open", "closed"]),
      Field(
        "codes",
        .list([
          Field("scheme", .choice(["local"]), .required, about: "Who issues it."),
          Field("code", .code, .required, about: "The code."),
        ]), .filterAs("code"), about: "Its codes."),
      Field("announce_at", .instant, about: "When it is announced."),
      Field("hidden_until", .instant, about: "Until when nobody sees it."),
      Field("opens_on", .uncertainDate, about: "The first day."),
      Field("last_day", .date, about: "The last day."),
      Field("reason", .text(1...40), about: "Why it closed."),
      Field(
        "acts",
        .list([
          Field("name", .text(1...40), .required, about: "The name."),
          Field(
            "state", .choice(["planned", "running", "done"]), .required, .filterAs("act"),
            about: "Where it is."),
          Field("start_date", .uncertainDate, about: "From when."),
          Field("end_date", .uncertainDate, about: "Its last day."),
        ]), about: "Its acts."),
    ], checks: [])
}
