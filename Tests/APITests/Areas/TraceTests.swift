import JSON
import Testing

/// Areas followed through reorganisations, asked of the sample register.
@Suite struct TraceTests {
  private let register: TestRegister
  private let place = "local:pstn-bournemouth-poole-and-dorset"

  init() throws {
    register = try TestRegister()
    try register.loadSample()
  }

  private func trace(_ area: String, _ query: String) throws -> JSON {
    let answer = try register.get("/v1/areas/\(area)/trace?\(query)")
    #expect(answer.status == 200, "\(answer.text)")
    return answer.json
  }

  private func codes(_ areas: JSON?) -> [String] {
    (areas?.array ?? []).map { area in
      area["codes"]?.array?.compactMap(\.string).first { $0.hasPrefix("gss:") } ?? "none"
    }.sorted()
  }

  @Test(arguments: ["2019-04-01", "2024-01-01"])
  func `a place of three councils is still the same ground under two`(day: String) throws {
    let json = try trace(place, "to=\(day)")
    #expect(json["from"] == "2013-07-03" && json["to"] == .string(day))
    #expect(json["exact"] == true && json["relation"] == "coterminous")
    #expect(codes(json["areas"]) == ["gss:E06000058", "gss:E06000059"])
    #expect(codes(json["members"]) == ["gss:E06000028", "gss:E06000029", "gss:E10000009"])
    var found: [String: [String: String]] = [:]
    for member in json["members"]?.array ?? [] {
      for area in member["areas"]?.array ?? [] {
        found[member["name"]?.string ?? "", default: [:]][area["name"]?.string ?? ""] =
          area["relation"]?.string
      }
    }
    let new = "Bournemouth, Christchurch and Poole"
    #expect(found["Poole"] == [new: "within"] && found["Bournemouth"] == [new: "within"])
    #expect(found["Dorset"] == [new: "overlaps", "Dorset": "covers"])
    #expect(json["events"]?.array?.count == 1)
  }

  @Test func `a new council came of two others and a district, and of part of a county`() throws {
    let json = try trace("gss:E06000058", "to=2013-07-03")
    #expect(json["exact"] == true && json["from"] == "2019-04-01")
    var found: [String: String] = [:]
    for area in json["areas"]?.array ?? [] {
      found[area["name"]?.string ?? ""] = area["relation"]?.string
    }
    #expect(
      found == [
        "Bournemouth": "within", "Poole": "within", "Christchurch": "within", "Dorset": "overlaps",
      ])
  }

  @Test func `half of a county is no union of the councils of today`() throws {
    let json = try trace("gss:E10000009", "to=2024-01-01")
    #expect(json["exact"] == false && json["relation"] == "within")
    #expect(codes(json["areas"]) == ["gss:E06000058", "gss:E06000059"])
  }

  @Test func `what nothing happened to stays itself`() throws {
    let json = try trace("local:pstn-west-london-alliance", "to=2024-01-01&from=2013-07-03")
    #expect(json["exact"] == true && json["areas"]?.array?.count == 6)
    #expect(json["events"]?.array?.isEmpty == true)
  }

  @Test func `the end of an area without an event is told`() throws {
    try register.post(
      "/v1/areas",
      [
        "name": "Lost", "kind": "atomic", "type": "NMD", "end_date": "2009-03-31",
        "codes": [["scheme": "gss", "code": "E07000001"]],
      ])
    let answer = try register.get("/v1/areas/gss:E07000001/trace?to=2012-01-01&from=2009-01-01")
    #expect(answer.status == 409 && answer.json["code"] == "transfer_missing")
    #expect(answer.json["detail"]?.string?.contains("what became of Lost") == true)
    #expect(try register.get("/v1/areas/\(place)/trace").faults == ["to required"])
  }
}
