import JSON
import Records
import Store
import Testing

/// Moves that are plans, whose day may lie ahead.
@Suite struct PlannedMoveTests {
  private let shelf: Shelf
  private let id: String

  init() throws {
    shelf = try Shelf(Plays.catalogue)
    id = try shelf.add("plays", ["name": "Hamlet", "state": "announced"]).id
  }

  private func state(_ day: String) throws -> String? {
    let document = try #require(try shelf.document("plays", id))
    let date = try #require(CalendarDate(day))
    return AsOf(date, Plays.plays)?.view(document).text("state")
  }

  @Test func `a plan is the state now, and that of the days from its own on`() throws {
    try shelf.move("plays", id, "cancel", ["on": "2030-06"])
    #expect(try shelf.document("plays", id)?.text("state") == "closed")
    #expect(try state("2030-05-31") == "announced" && state("2030-06-01") == "closed")
    let early = #expect(throws: RecordError.self) {
      try shelf.move("plays", id, "open", ["on": "2026-11-22"])
    }
    #expect(early?.marks == ["/on before_state"])
    let unsaid = #expect(throws: RecordError.self) { try shelf.move("plays", id, "open") }
    #expect(unsaid?.marks == ["/on before_state"], "today is before it too")
  }

  @Test func `what is no plan does not lie ahead`() throws {
    let error = #expect(throws: RecordError.self) {
      try shelf.move("plays", id, "open", ["on": "2026-11-23"])
    }
    #expect(error?.marks == ["/on on_ahead"])
    try shelf.move("plays", id, "open", ["on": "2026"])
    #expect(try state("2025-12-31") == "announced" && state("2026-01-01") == "open")
  }
}
