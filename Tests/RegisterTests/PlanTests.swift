import JSON
import Records
import Register
import SQLite
import TestSupport
import Testing

@testable import Queries
@testable import Store

/// How SQLite reads lists by filters: no plan hangs on statistics, and none sorts more than was gathered.
@Suite struct PlanTests {
  private let folder: TemporaryFolder
  private let database: Database

  init() throws {
    folder = try TemporaryFolder()
    database = try Database(path: folder.path("register.db"), mode: .create)
    try Schema(.register).build(in: database)
    try AsOf.define(on: database, .register)
    try RecordRow.define(on: database)
  }

  private func plan(_ statement: (String, [Value])) throws -> [String] {
    try database.rows("EXPLAIN QUERY PLAN \(statement.0)", statement.1) { $0.string(3) }
  }

  /// Each filter of a kind with each of its operators, with a value that it takes.
  private func filters(_ resource: Resource) -> [(name: String, value: String)] {
    Query.filters(of: resource).flatMap { filter in
      filter.operators.map { comparison in
        let name = comparison == .equal ? filter.name : "\(filter.name)__\(comparison.rawValue)"
        return (name, comparison == .isNull ? "false" : sample(filter, in: resource))
      }
    }
  }

  private func sample(_ filter: Query.Offer, in resource: Resource) -> String {
    switch filter.kind {
    case .text where filter.name == "identifier": "scheme:x1"
    case .text where filter.name == "code": "gss:E09000033"
    case .text, .lines, .texts, .code: "some"
    case .integer(let range): "\(range.lowerBound)"
    case .money, .share: "5"
    case .boolean: "true"
    case .choice(let words), .choices(let words): words[0]
    case .date, .uncertainDate: "2010-01-31"
    case .instant: "2026-11-22T09:30:00Z"
    case .financialYear: "2009/10"
    case .language: "en"
    case .currency: "GBP"
    case .url: "https://example.org/"
    case .email: "a@example.org"
    case .postcode: "W1A 1AA"
    case .reference(let target), .references(let target):
      "\(Catalogue.register[target]?.prefix ?? "")_01ARZ3NDEKTSV4RRFFQ69G5FAV"
    case .anyReference(let targets), .anyReferences(let targets):
      "\(targets.first?.prefix ?? "")_01ARZ3NDEKTSV4RRFFQ69G5FAV"
    case .decimal, .geometry, .record, .list: ""
    }
  }

  @Test(arguments: Catalogue.register.resources.map(\.name))
  func `no filter with any sort has more sorted than was gathered`(kind: String) throws {
    let resource = try #require(Catalogue.register[kind])
    let sorts = [""] + Sort.names(of: resource).flatMap { [$0, "-\($0)"] }
    for filter in filters(resource) {
      for sort in sorts {
        let given = [filter] + (sort.isEmpty ? [] : [(name: "sort", value: sort)])
        let query = try Query(resource, given, in: .register) { _, _ in nil }
        let drivers = query.filters.flatMap { $0.drivers(resource, nil) }
        for phase in query.phases() {
          let walk = try plan(query.walkSQL(phase))
          #expect(!walk.contains { $0.contains("TEMP B-TREE") }, "\(given): \(walk)")
          expectKeys(walk, given)
          for driver in drivers {
            let gathered = try plan(query.gatherSQL(phase, by: driver, limit: 51))
            #expect(!gathered.contains { $0.hasPrefix("SCAN r") }, "\(given): \(gathered)")
            expectKeys(gathered, given)
            guard sort.isEmpty, driver.order == .records else { continue }
            let along = try plan(query.walkSQL(phase, along: driver))
            #expect(!along.contains { $0.contains("TEMP B-TREE") }, "\(given): \(along)")
            #expect(!along.contains { $0.hasPrefix("SCAN r") }, "\(given): \(along)")
            expectKeys(along, given)
          }
        }
      }
    }
  }

  /// Expects that link rows are looked up by their key, and records by an index or in the order of entry.
  private func expectKeys(_ plan: [String], _ given: [(name: String, value: String)]) {
    for line in plan {
      #expect(!line.hasPrefix("SCAN e") && !line.hasPrefix("SCAN o"), "\(given): \(plan)")
      #expect(!line.contains("AUTOMATIC"), "\(given): \(plan)")
      #expect(!line.contains("MULTI-INDEX"), "\(given): \(plan)")
    }
  }
}
