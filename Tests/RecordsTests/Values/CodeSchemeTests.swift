import Records
import Testing

@Suite struct CodeSchemeTests {
  @Test(arguments: [
    ("gss", "E09000033"), ("gss", "W06000001"), ("gss", "K02000001"), ("GB-CHC", "1164883"),
    ("GB-CHC", "210183"), ("GB-SC", "SC005336"), ("GB-NIC", "100012"), ("GB-COH", "05695711"),
    ("GB-COH", "SC123456"), ("GB-COH", "NI012345"), ("GB-COH", "IP00001R"), ("GB-LAE", "LBH"),
    ("GB-LAE", "BH"), ("GB-LAE", "WLAX"), ("local", "a/1:2"), ("unlisted", "é"),
  ])
  func `good codes are taken`(scheme: String, code: String) {
    #expect(CodeScheme.named(scheme).isValid(code.utf8))
  }

  @Test(arguments: [
    ("gss", "E0900003"), ("gss", "E090000333"), ("gss", "X09000033"), ("gss", "e09000033"),
    ("gss", "E0900003O"), ("gss", "\u{212A}0200001"), ("gss", "E09 00033"), ("gss", ""),
    ("GB-CHC", "12345"), ("GB-CHC", "12345678"), ("GB-CHC", "116488A"), ("GB-CHC", "٣٤٥٦٧٨"),
    ("GB-SC", "SC05336"), ("GB-SC", "sc005336"), ("GB-SC", "005336"), ("GB-NIC", "NIC100012"),
    ("GB-COH", "5695711"), ("GB-COH", "056957111"), ("GB-COH", "ABC12345"), ("GB-COH", "0569571R"),
    ("GB-COH", "05695 11"), ("GB-LAE", "L"), ("GB-LAE", "lbh"), ("GB-LAE", "LBHXX"),
    ("GB-LAE", "LB1"), ("unlisted", ""), ("unlisted", "a "), ("unlisted", " a"),
    ("unlisted", "a\u{7F}"),
    ("unlisted", "a\n"), ("unlisted", String(repeating: "a", count: 101)),
  ])
  func `bad codes are refused`(scheme: String, code: String) {
    #expect(!CodeScheme.named(scheme).isValid(code.utf8))
  }

  @Test func `the example of every scheme is one of its codes`() {
    for scheme in CodeScheme.listed.values {
      #expect(scheme.isValid(scheme.example.utf8), "\(scheme.name)")
      #expect(!scheme.form.isEmpty)
    }
    #expect(CodeScheme.named("unlisted").name == "unlisted")
  }
}
