import Imports
import JSON
import Records
import Register
import Store
import Synchronization
import Testing

/// Lookups of several years beside each other.
@Suite struct VintageTests {
  private func mapping(_ year: String, keepsApart: Bool = true) throws -> Mapping {
    var existing: JSONObject = ["keep": ["name", "kind", "type"], "add": ["base_units"]]
    if keepsApart { existing["vintage"] = ["base_units"] }
    let json: JSON = [
      "gather": true,
      "records": [
        [
          "kind": "areas", "key": ["text": "gss:{pfa}"], "existing": .object(existing),
          "members": [
            "name": "name", "kind": ["is": "atomic"], "type": ["is": "PFA"],
            "codes": ["list": [["members": ["scheme": ["is": "gss"], "code": "pfa"]]]],
            "base_units": [
              "list": [
                [
                  "members": [
                    "layer": ["is": "lad"], "vintage": ["is": .string(year)],
                    "codes": ["list": ["lad"]],
                  ]
                ]
              ]
            ],
          ],
        ]
      ],
    ]
    return try Mapping(parsing: json.bytes, catalogue: .register)
  }

  private func load(_ country: Country, _ mapping: Mapping, _ districts: [String]) throws
    -> ImportReport
  {
    let rows = districts.map { "\($0),E23000020,Fens\n" }.joined()
    let chunks = Mutex([Array("lad,pfa,name\n\(rows)".utf8)])
    return try Importer(
      country.store, mapping: mapping, options: ImportOptions(format: .csv), actor: "test"
    ).run { chunks.withLock { $0.popLast() } }
  }

  private func statements(_ country: Country) throws -> [String] {
    guard let areas = Catalogue.register["areas"] else { preconditionFailure("areas") }
    var found: [String] = []
    let rows = try country.store.makeRows(Query(areas, for: .operators))
    _ = try rows.next(seconds: .infinity) { document in
      for item in try JSON(parsing: document)["base_units"]?.array ?? [] {
        let parts = ["vintage", "start_date", "end_date"].map { item[$0]?.string ?? "-" }
        found.append((parts + [String(item["codes"]?.array?.count ?? 0)]).joined(separator: " "))
      }
      return true
    }
    return found.sorted()
  }

  @Test func `each vintage holds until the next, in whatever order they come, and again`() throws {
    let country = try Country()
    let codes = ["E07000136", "E07000137", "E07000138"]
    let years = [
      ("2024", codes), ("2016", Array(codes.prefix(2))), ("2019", Array(codes.suffix(2))),
    ]
    for (year, codes) in years {
      let report = try load(country, try mapping(year), codes)
      #expect(report.failed == 0, "\(year): \(report.json)")
    }
    let expected = ["2016 - 2019-03-31 2", "2019 2019-04-01 2024-03-31 2", "2024 2024-04-01 - 3"]
    #expect(try statements(country) == expected)
    for (year, codes) in years {
      #expect(try load(country, try mapping(year), codes).counts.unchanged > 0)
    }
    #expect(try statements(country) == expected)
  }

  @Test func `without it the message says which dates keep them apart`() throws {
    let country = try Country()
    _ = try load(country, try mapping("2024", keepsApart: false), ["E07000136"])
    let report = try load(country, try mapping("2016", keepsApart: false), ["E07000136"])
    let error = report.json["errors"]?[0]
    #expect(error?["code"] == "base_units_overlap")
    #expect(error?["detail"]?.string?.contains("start_date") == true)
  }
}
