import Imports
import JSON
import Records
import Areas
import Register
import Store
import Synchronization
import Testing

/// First mappings that are suggested for tables.
@Suite struct SuggestionTests {
  private let country: Country

  init() throws { country = try Country() }

  private func file(_ text: String) -> ImportFile {
    ImportFile(name: "t.csv", format: .csv) {
      let chunks = Mutex([Array(text.utf8)])
      return { chunks.withLock { $0.popLast() } }
    }
  }

  /// Imports a table by the mapping that is suggested for it.
  private func load(_ text: String) throws -> (MappingSuggestion, ImportReport) {
    let suggestion = try #require(try MappingSuggestion(file(text)))
    let mapping = try Mapping(parsing: suggestion.mapping.bytes, catalogue: .register)
    let importer = Importer(
      country.store, mapping: mapping, options: ImportOptions(format: .csv), actor: "test")
    return (suggestion, try importer.run([file(text)]))
  }

  /// All records of a kind, in the order in which they were made.
  private func items(_ kind: String) throws -> [JSONObject] {
    guard let resource = Catalogue.register[kind] else { preconditionFailure(kind) }
    let rows = try country.store.makeRows(Query(resource, for: .operators))
    var items: [JSONObject] = []
    _ = try rows.next(seconds: .infinity) { document in
      if case .object(let object) = try JSON(parsing: document) { items.append(object) }
      return true
    }
    return items
  }

  private func award() throws -> JSONObject { try #require(try items("awards").first) }

  @Test func `grants with the titles of 360Giving`() throws {
    let (suggestion, report) = try load(
      """
      Identifier,Title,Description,Currency,Amount Awarded,Award Date,Planned Dates:Start Date,Planned Dates:Duration (months),Recipient Org:Identifier,Recipient Org:Name,Recipient Org:Charity Number,Funding Org:Identifier,Funding Org:Name,Grant Programme:Title,From an open call?
      360G-x-1,Sea wall,Stones,GBP,"1,250.50",2026-11-02,2026-12-01,12,GB-CHC-1105389,Harbour Trust,1105389,GB-LAE-TRF,Trafford,Small grants,Yes
      360G-x-2,Pier,Wood,GBP,9000,2026-11-03,,,360G-x:org-7,Pier Friends,,GB-LAE-TRF,Trafford,Small grants,No

      """)
    #expect(report.failed == 0 && report.counts.created == 2, "\(report.json)")
    let award = try award()
    #expect(award["amount_awarded"] == 125_050 && award["award_date"] == "2026-11-02")
    #expect(award["planned_dates"]?[0]?["duration"] == 12 && award["from_open_call"] == true)
    #expect(award["recipients"]?[0]?["name"] == "Harbour Trust")
    #expect(try items("organisations").count == 3)
    #expect(suggestion.mapping["parties"] == nil)
  }

  @Test func `payments as councils publish them, with money that came back`() throws {
    let (suggestion, report) = try load(
      """
      Body Name,Service Area,Expense Type,Payment Date,Transaction Number,Net Amount,Supplier Name,Postcode
      Poole Council,Housing,Grants,02/11/2026,T1,"£12,500.00",Harbour Trust,BH15 1AA
      Poole Council,Housing,Grants,16/11/2026,T2,900.10,HARBOUR TRUST,BH15 1AA
      Poole Council,Housing,Grants,17/11/2026,T1,(£500.00),Harbour Trust,BH15 1AA

      """)
    #expect(report.failed == 0, "\(report.json)")
    let awards = try items("awards")
    #expect(awards.map { $0["amount_current"] } == [1_200_000, 90_010])
    #expect(awards.first?["amendments"]?[0]?["delta"] == -50_000)
    #expect(try items("organisations").count == 2)
    let doubts = suggestion.doubts.joined(separator: " ")
    for part in [
      "Not used: Postcode.", "taken for pounds", "by Supplier Name alone", "an amendment",
    ] {
      #expect(doubts.contains(part), "\(part): \(doubts)")
    }
  }

  @Test func `money that came back needs the award that it came back from`() throws {
    let table = """
      Reference,Project,Given to,Amount,Decided on
      N1,Boats,Quayside,900.00,02/11/2025
      N2,Boats returned,Quayside,-400.00,15/12/2025

      """
    let (_, report) = try load(table)
    let errors = report.json["errors"]?.array ?? []
    #expect(errors.map { $0["code"] } == ["not_there"])
    #expect(errors[0]["detail"]?.string?.contains("no award ref:N2") == true)
    let (_, whole) = try load(table.replacing("N2", with: "N1"))
    #expect(try whole.failed == 0 && award()["amount_current"] == 50_000)
    let (_, again) = try load(table.replacing("N2", with: "N1"))
    #expect(try again.counts.unchanged == 2 && award()["amount_current"] == 50_000)
  }

  @Test func `numbers first, names where there are none`() throws {
    let (_, report) = try load(
      """
      Ref,Project,Given to,Charity number,Amount,Decided on
      CF-1,Lunch club,Harbour Trust,1105389,12.505,2 November 2026
      CF-2,Sea wall,Pier Friends,,9000,16 November 2026

      """)
    #expect(report.failed == 0, "\(report.json)")
    let codes = try items("organisations").map { $0["identifiers"]?[0]?["scheme"] }
    #expect(codes == ["GB-CHC", "local"] || codes == ["local", "GB-CHC"])
    #expect(try items("awards").map { $0["award_date"] } == ["2026-11-02", "2026-11-16"])
  }

  @Test func `what cannot be told is said`() throws {
    let table = "Wann,Betrag\n01/02/2026,x\n"
    let suggestion = try #require(try MappingSuggestion(file(table)))
    #expect(suggestion.doubts.contains("Not used: Wann, Betrag."))
    #expect(suggestion.doubts.contains("No column has the amount."))
    let unclear = try #require(try MappingSuggestion(file("Date,Amount\n01/02/2026,nine\n")))
    #expect(unclear.doubts.contains { $0.contains("tells day and month apart") })
    #expect(unclear.doubts.contains { $0.contains("\"nine\" under Amount is no amount") })
    #expect(try MappingSuggestion(file("Date,Amount\n")) == nil)
    #expect(unclear.mapping["about"]?.string?.contains("Suggested for t.csv") == true)
  }
}
