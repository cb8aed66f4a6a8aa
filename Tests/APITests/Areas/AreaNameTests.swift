import JSON
import Testing

/// Areas looked up by what people type.
@Suite struct AreaNameTests {
  private let register: TestRegister

  init() throws {
    register = try TestRegister()
    try register.loadSample()
    try add("King's Lynn & West Norfolk", "NMD", [])
    try add("Ynys Môn", "UA", [["name": "Isle of Anglesey", "lang": "en", "kind": "translation"]])
    try add("Stoke-on-Trent", "UA", [["name": "The Potteries", "kind": "former"]])
  }

  private func add(_ name: String, _ type: String, _ others: [JSON]) throws {
    let answer = try register.post(
      "/v1/areas",
      [
        "name": .string(name), "kind": "atomic", "type": .string(type),
        "other_names": .array(others),
      ])
    #expect(answer.status == 201, "\(answer.text)")
  }

  private func names(_ query: String) throws -> [String] {
    let answer = try register.get("/v1/areas?\(query)&sort=name")
    #expect(answer.status == 200, "\(answer.text)")
    return answer.texts("name")
  }

  @Test(arguments: [
    ("kings+lynn+and+west+norfolk", "King's Lynn & West Norfolk"),
    ("KING%E2%80%99S+LYNN+%26+WEST+NORFOLK", "King's Lynn & West Norfolk"),
    ("ynys+mon", "Ynys Môn"), ("YNYS-MO%CC%82N", "Ynys Môn"), ("isle+of+anglesey", "Ynys Môn"),
    ("stoke+on+trent", "Stoke-on-Trent"), ("the+potteries", "Stoke-on-Trent"),
    ("bournemouth+christchurch+%26+poole", "Bournemouth, Christchurch and Poole"),
  ])
  func `a name is found however it is typed`(typed: String, name: String) throws {
    #expect(try names("named=\(typed)") == [name])
  }

  @Test func `the beginning of a name is enough where that is asked`() throws {
    #expect(
      try names("name_prefix=bourne") == [
        "Bournemouth", "Bournemouth, Christchurch and Poole", "Bournemouth, Poole and Dorset",
      ])
    #expect(try names("name_prefix=the+pot") == ["Stoke-on-Trent"])
    #expect(try names("name_prefix=bourne&type=COMPOSITE") == ["Bournemouth, Poole and Dorset"])
    #expect(try names("name_prefix=zzz").isEmpty)
    #expect(try names("named=...").isEmpty)
  }

  @Test func `the two Dorsets are told apart by type, dates and state`() throws {
    let items = try register.get("/v1/areas?named=dorset&sort=start_date").items
    #expect(items.compactMap { $0["type"]?.string } == ["UA", "CTY"])
    #expect(items.compactMap { $0["state"]?.string } == ["current", "ended"])
    #expect(items.map { $0["start_date"] ?? .null } == ["2019-04-01", .null])
    #expect(items[1]["end_date"] == "2019-03-31")
  }

  @Test func `a search takes and for the sign, and the sign for and`() throws {
    #expect(try names("q=lynn+and+west+norfolk") == ["King's Lynn & West Norfolk"])
    #expect(try names("q=Christchurch+%26+Poole") == ["Bournemouth, Christchurch and Poole"])
    #expect(try names("q=Christchurch%26Poole") == ["Bournemouth, Christchurch and Poole"])
    #expect(try names("q=mon") == ["Ynys Môn"])
  }

  @Test func `a lookup goes with pages and files, and once`() throws {
    let page = try register.get("/v1/areas?name_prefix=bourne&limit=2&sort=name")
    #expect(page.json["total"] == 3 && page.items.count == 2 && page.json["next"]?.string != nil)
    let csv = try register.get("/v1/areas.csv?name_prefix=bourne&fields=name")
    #expect(csv.text.split(separator: "\r\n").count == 4)
    #expect(
      try register.get("/v1/areas?named=a&name_prefix=b").faults == ["name_prefix repeated"])
    #expect(try register.get("/v1/areas?named=").faults == ["named length"])
  }
}
