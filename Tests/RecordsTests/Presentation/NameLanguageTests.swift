import JSON
import Records
import Testing

/// Which of a record's names is the one in a language on a day.
@Suite struct NameLanguageTests {
  private static let names: JSON = [
    ["name": "Kaerdydd", "kind": "translation", "lang": "kw"],
    ["name": "Caer-Dydd", "kind": "translation", "lang": "cy", "end_date": "1890"],
    ["name": "Caerdydd", "kind": "translation", "lang": "cy", "start_date": "1891"],
    ["name": "Kardydd", "kind": "spelling", "lang": "cy"],
    ["name": "Cardiff town", "kind": "former", "end_date": "1905-10-27"],
    ["name": "Cardiff, Ulster", "kind": "translation", "lang": "en-GB"],
    ["name": "Cardiff, Texas", "kind": "translation", "lang": "en-US"],
    ["name": "Nothing", "kind": "translation", "lang": .null],
  ]

  @Test(arguments: [
    ("cy", "2026-11-30", "Caerdydd cy"), ("cy", "1885-01-01", "Caer-Dydd cy"),
    ("cy-GB", "2026-11-30", "Caerdydd cy"), ("kw", "2026-11-30", "Kaerdydd kw"),
    ("en-US", "2026-11-30", "Cardiff, Texas en-US"), ("en", "2026-11-30", "Cardiff, Ulster en-GB"),
    ("gd", "2026-11-30", "none"), ("cym", "2026-11-30", "none"),
  ])
  func `the very tag goes before its language, and only what is in use counts`(
    tag: String, day: String, expected: String
  ) throws {
    let language = NameLanguage(tag, on: try #require(CalendarDate(day)))
    let found = language.name(of: ["name": "Cardiff", "other_names": Self.names])
    #expect(found.map { "\($0.text) \($0.tag)" } ?? "none" == expected)
  }
}
