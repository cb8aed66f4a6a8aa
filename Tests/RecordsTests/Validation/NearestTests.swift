import Records
import Testing

@Suite struct NearestTests {
  @Test func `a word at most a third of its letters away is offered`() {
    let words = ["start_date", "end_date", "name"]
    #expect(Nearest.sentence(to: "start_dat", among: words) == " (did you mean start_date?)")
    #expect(Nearest.sentence(to: "startdaet", among: words) == " (did you mean start_date?)")
    #expect(Nearest.sentence(to: "nmae", among: words) == " (did you mean name?)")
  }

  @Test(arguments: ["population", "zzzz", "", "xy", String(repeating: "name", count: 17)])
  func `a word unlike all others is answered with nothing`(word: String) {
    #expect(Nearest.sentence(to: word, among: ["start_date", "end_date", "name"]).isEmpty)
    #expect(Nearest.sentence(to: word, among: []).isEmpty)
  }
}
