import Records
import Testing

@Suite struct ReferenceTests {
  @Test(arguments: [
    ("gss:E09000033", "gss:E09000033"), ("a:b:c", "a:b:c"), ("GB-LAE-LBH", "GB-LAE:LBH"),
    ("GB-COH-05695711", "GB-COH:05695711"), ("360G-trafford-A-1", "360G:trafford-A-1"),
    ("US-EIN-12-3456789", "US-EIN:12-3456789"),
  ])
  func `codes stand with their scheme, in our form or that of org-id guide`(
    text: String, code: String
  ) {
    #expect(Reference.code(text) == code)
  }

  @Test(arguments: [
    "", "ab", "gss:", ":code", "Hackney", "gb-lae-LBH", "GB--LBH", "GB-LAE-", "360G-", "g s:E09",
    " a:b", "a:b ",
    "gss:E\u{7F}", "gss:\n1", String(repeating: "a", count: 199) + ":b",
  ])
  func `what names no scheme and no code is none`(text: String) {
    #expect(Reference.code(text) == nil)
  }

  @Test func `an id has the prefix of its kind`() {
    let id = "plc_01ARZ3NDEKTSV4RRFFQ69G5FAV"
    #expect(Reference.isID(id, of: Things.places))
    #expect(!Reference.isID(id, of: Things.things))
    #expect(!Reference.isID("plc-01ARZ3NDEKTSV4RRFFQ69G5FAV", of: Things.places))
    #expect(!Reference.isID("plc_", of: Things.places))
  }
}
