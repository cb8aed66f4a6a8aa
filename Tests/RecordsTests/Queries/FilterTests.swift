import JSON
import Records
import Store
import Testing

@Suite struct FilterTests {
  private let shelf: Shelf

  init() throws {
    shelf = try Shelf()
    try shelf.add("places", Samples.place("Leeds", code: "leeds"))
    try shelf.add("places", Samples.place("York", code: "york"))
    try shelf.add(
      "things",
      all: [
        ["name": "none"],
        [
          "name": "leeds", "amount": 1, "era": "2010", "day": "2009-05-05", "flag": true,
          "near_ids": ["local:leeds"], "language": "cy", "colour": "red",
        ],
        [
          "name": "both", "amount": 2, "era": "2010-06/..", "flag": false, "colour": "blue",
          "near_ids": ["local:leeds", "local:york"], "language": "en",
        ],
        ["name": "yearless", "era": "XXXX-01-10", "moment": "2026-11-22T10:30:00+01:00"],
      ])
  }

  private func names(_ parameters: (String, String)...) throws -> [String] {
    try shelf.texts("name", of: "things", parameters.map { (name: $0.0, value: $0.1) })
  }

  private func marks(_ parameters: (String, String)...) -> [String]? {
    let error = #expect(throws: RecordError.self) {
      try shelf.query("things", parameters.map { (name: $0.0, value: $0.1) })
    }
    return error?.marks
  }

  @Test func `one filter given twice takes either value, two filters must both hold`() throws {
    #expect(try names(("colour", "red"), ("colour", "blue")) == ["leeds", "both"])
    #expect(try names(("colour", "red"), ("flag", "false")) == [])
  }

  @Test func `not takes what has no value too, and given twice refuses both`() throws {
    #expect(try names(("colour__not", "red")) == ["none", "both", "yearless"])
    #expect(try names(("colour__not", "red"), ("colour__not", "blue")) == ["none", "yearless"])
    #expect(try names(("near__not", "local:york")) == ["none", "leeds", "yearless"])
    #expect(try names(("era__not", "2010"), ("era__not", "2010-06/..")) == ["none", "yearless"])
  }

  @Test func `all wants every value in the list`() throws {
    #expect(try names(("near", "local:leeds"), ("near", "local:york")) == ["leeds", "both"])
    #expect(try names(("near__all", "local:leeds,local:york")) == ["both"])
    #expect(try names(("near__all", "local:leeds"), ("near__all", "local:york")) == ["both"])
  }

  @Test func `isnull asks whether there is a value`() throws {
    #expect(try names(("amount__isnull", "true")) == ["none", "yearless"])
    #expect(try names(("near__isnull", "false")) == ["leeds", "both"])
  }

  @Test func `uncertain dates compare by what is certain`() throws {
    #expect(try names(("era__gte", "2010")) == ["leeds", "both"])
    #expect(try names(("era__gt", "2010-01")) == ["both"])
    // The open end of the other one may lie after any day.
    #expect(try names(("era__lte", "2010")) == ["leeds"])
    #expect(try names(("era__lt", "2011-01-01")) == ["leeds"])
    #expect(try names(("era", "2010-06/..")) == ["both"])
  }

  @Test func `a date without a year cannot be asked for`() {
    #expect(marks(("era", "XXXX-01-10")) == ["era uncertain_date"])
    #expect(marks(("era__gte", "XXXX-01-10")) == ["era__gte uncertain_date"])
  }

  @Test func `a moment with an offset is compared in UTC`() throws {
    #expect(try names(("moment", "2026-11-22T11:30:00+02:00")) == ["yearless"])
    #expect(try names(("moment__gt", "2026-11-22T09:29:59.999Z")) == ["yearless"])
  }

  @Test func `modified_since takes what was written at that moment or later`() throws {
    try shelf.add("things", ["name": "late"], after: 5000)
    #expect(try names(("modified_since", "2026-11-22T09:00:05Z")) == ["late"])
    #expect(try names(("modified_since", "2026-11-22T09:00:05.001Z")) == [])
  }

  @Test func `members chosen by fields stand in the order of the document`() throws {
    let items = try shelf.items("things", [("fields", "amount,id,name"), ("colour", "red")])
    #expect(items.map { $0.members.map(\.name) } == [["id", "name", "amount"]])
    #expect(items[0]["amount"] == 1)
  }

  @Test func `a code that nobody bears is refused where ids are not looked up`() throws {
    #expect(marks(("near", "local:hull")) == ["near unknown_reference"])
    #expect(try names(("near", "plc_01ARZ3NDEKTSV4RRFFQ69G5FAV")) == [])
  }

  @Test func `all faults of a query are reported at once, each with its parameter`() {
    #expect(
      marks(
        ("colour", "pink"), ("amount__gte", "many"), ("amount__contains", "1"),
        ("colour__gte", "red"),
        ("day__all", "2009-05-05"), ("flag", "yes"), ("near__isnull", "1"), ("near", "Leeds"),
        ("limit", "0"), ("fields", "nmae"), ("sort", "story"), ("q", "--"), ("count", "1"),
        ("modified_since", "yesterday"), ("cursor", "x"), ("collor", "red"), ("color__is", "red"),
        ("name__", "x"), ("day", "2009-02-30")
      )?.sorted() == [
        "amount__contains operator", "amount__gte type", "collor unknown_parameter",
        "color__is unknown_parameter",
        "colour not_a_choice", "colour__gte operator", "count flag", "cursor cursor", "day date",
        "day__all operator", "fields unknown_field", "flag flag", "limit limit",
        "modified_since instant", "name__ operator", "near reference",
        "near__isnull flag", "q empty_search", "sort unknown_sort",
      ])
  }

  @Test(arguments: ["limit", "sort", "fields", "q", "count", "cursor", "modified_since"])
  func `what every list takes is given once`(name: String) {
    let error = #expect(throws: RecordError.self) {
      try shelf.query("things", [(name, "1"), (name, "1")])
    }
    #expect(error?.marks.contains("\(name) repeated") == true)
  }

  @Test(arguments: ["amount__gte", "era__gte", "day__lt"])
  func `a comparison is given once`(name: String) {
    #expect(marks((name, "2010"), (name, "2011"))?.isEmpty == false)
  }

  @Test func `a limit is at most two hundred`() throws {
    #expect(try shelf.query("things", [("limit", "200")]).limit == 200)
    for limit in ["201", "-1", "1.0", "", "+5", "99999999999999999999"] {
      #expect(marks(("limit", limit)) == ["limit limit"])
    }
  }

  @Test func `a part of a text has three letters at least`() throws {
    #expect(try names(("name__contains", "EED")) == ["leeds"])
    #expect(
      try names(("name__contains", "arl"), ("name__contains", "oth")) == ["both", "yearless"])
    #expect(try names(("name__contains", "leedsx")) == [])
    for short in ["ee", "é1", "a"] {
      #expect(marks(("name__contains", short)) == ["name__contains short_text"])
    }
  }

  @Test func `more values than SQLite can take are refused, not failed on`() {
    let many = (0..<1200).map { (name: "amount", value: String($0)) }
    #expect(throws: RecordError.self) { try shelf.page("things", many) }
    let parts = (0..<1200).map { "tag\($0)" }.joined(separator: ",")
    #expect(throws: RecordError.self) { try shelf.page("things", [("tag__all", parts)]) }
    let texts = (0..<1200).map { (name: "name__contains", value: "x\($0)") }
    #expect(throws: RecordError.self) { try shelf.page("things", texts) }
    // A hundred of each are few enough, of ten filters together they are not.
    let names = ["name", "amount", "price", "part", "name__not", "amount__not", "price__not"]
    let each = (0..<100).map(String.init)
    let enough = names.flatMap { name in each.map { (name: name, value: $0) } }
    #expect(throws: Never.self) { try shelf.page("things", enough) }
    let more = names + ["part__not", "tag", "tag__not"]
    #expect(throws: RecordError.self) {
      try shelf.page("things", more.flatMap { name in each.map { (name, $0) } })
    }
  }
}
