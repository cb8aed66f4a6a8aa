import API
import Views
import HTTP
import JSON
import Keys
import Records
@testable import Areas
@testable import Register
import Store
import TestSupport
import Testing

/// What one more kind and one more worked-out filter come to, as a file of its own would declare each.
@Suite struct AdditionTests {
  private static let lamps = Resource(
    name: "lamps", singular: "lamp", prefix: "lmp", about: "Lamps in streets.",
    fields: [
      Field(
        "name", .text(1...100), .required, .filter, .sort, .search, about: "What it is called."),
      Field("watts", .integer(1...1000), .filter, about: "How bright it is."),
    ], checks: [])

  private static let key = "cdt_lamps_of_a_small_catalogue_for_tests"

  /// A register with one kind more than the product's.
  private final class Street {
    let catalogue = Catalogue(Catalogue.register.resources + [lamps])
    private let folder: TemporaryFolder
    let store: Store
    private let api: API

    init() throws {
      folder = try TemporaryFolder()
      store = try Store(
        path: folder.path("register.db"), catalogue: catalogue, services: .register)
      let key = try #require(AccessKey(AdditionTests.key))
      try store.changeKeys {
        try $0.install(key, KeyDraft(name: "test", scopes: [.admin]), by: "test", at: .now)
      }
      api = try Service(store).makeHandler()
    }

    deinit { store.close() }

    func ask(
      _ method: HTTP.Method, _ path: String, _ query: String? = nil, _ body: JSON? = nil
    ) throws -> (status: Int, text: String) {
      let response = api.answer(
        Request(
          method: method, path: path, query: query,
          headers: [("Authorization", "Bearer \(AdditionTests.key)")],
          body: body.map { .bytes($0.bytes) } ?? .none))
      switch response.body {
      case .bytes(let bytes): return (response.status.code, String(decoding: bytes, as: UTF8.self))
      case .stream(let source):
        var bytes: [UInt8] = []
        while let chunk = try source.next() { bytes += chunk }
        return (response.status.code, String(decoding: bytes, as: UTF8.self))
      default: return (response.status.code, "")
      }
    }
  }

  @Test func `a kind is its declaration and a word in the catalogue`() throws {
    let street = try Street()
    #expect(try street.ask(.post, "/v1/lamps", nil, ["name": "Ash", "watts": 40]).status == 201)
    #expect(try street.ask(.post, "/v1/lamps", nil, ["name": "Birch", "watts": 60]).status == 201)
    #expect(try street.ask(.post, "/v1/lamps", nil, ["watts": 0]).status == 422)
    let bright = try JSON(parsing: street.ask(.get, "/v1/lamps", "watts__gte=50&fields=name").text)
    #expect(bright["items"] == [["name": "Birch"]] && bright["total"] == 1)
    #expect(try street.ask(.get, "/v1/lamps.csv", "q=ash&fields=name").text == "name\r\nAsh\r\n")
    #expect(try JSON(parsing: street.ask(.get, "/v1").text)["kinds"]?["lamps"]?["total"] == 2)
    let endpoints = Endpoint.all(street.catalogue)
    let paths = Description.document(endpoints, street.catalogue)["paths"]
    #expect(paths?["/v1/lamps/{id}/history"]?["get"]?["operationId"] == "history_of_lamp")
    #expect(paths?["/v1/lamps"]?["post"]?["security"]?[0] == ["key": ["lamps:create"]])
  }

  /// Records with so many letters in their names.
  private struct NameLength: WorkedOutFilter {
    private let length: Int

    static func parameters(of resource: Resource, in catalogue: Catalogue) -> [FilterParameter] {
      resource.name == "lamps"
        ? [FilterParameter("letters", "How long the name is.", ["type": "integer"])] : []
    }

    static let notes = [FilterNote("letters", ["type": "integer"])]

    init?(_ reading: inout FilterReading) {
      guard let text = reading.given("letters") else { return nil }
      guard let length = Int(text) else {
        reading.refuse("letters", "number", "Write a whole number.")
        return nil
      }
      self.length = length
    }

    func apply(to query: inout Query, _ reader: Reader) throws -> FilterFinding {
      var page: [UInt8] = Array("[".utf8)
      _ = try reader.page(Query(query.resource, for: query.audience), to: &page)
      let items = try JSON(parsing: page + Array("]".utf8)).array ?? []
      let fitting = items.filter { $0["name"]?.string?.count == length }
      query.keep(.among(fitting.compactMap { $0["id"]?.string }))
      return FilterFinding(notes: ["letters": .integer(Int64(length))])
    }
  }

  @Test func `a worked-out filter is its declaration and a word in the list of those offered`()
    throws
  {
    let street = try Street()
    for name in ["Ash", "Birch", "Elm"] {
      _ = try street.ask(.post, "/v1/lamps", nil, ["name": .string(name)])
    }
    let all = OfferedFilters.all + [NameLength.self]
    let offered = OfferedFilters(of: Self.lamps, in: street.catalogue, among: all)
    #expect(offered.names == ["letters"] && offered.notes.map(\.name) == ["letters"])
    #expect(
      OfferedFilters(of: Person.resource, in: street.catalogue, among: all).names.isEmpty)
    func read(_ value: String) throws -> WorkedOutFilters {
      try offered.read(
        FilterReading(
          [("letters", value)], of: Self.lamps, in: street.catalogue,
          today: Instant.now.date))
    }
    #expect(throws: RecordError.self) { try read("three") }
    let reader = try street.store.makeReader()
    var query = Query(Self.lamps, for: .anyone)
    let finding = try read("3").apply(to: &query, reader)
    #expect(finding.notes == ["letters": 3])
    #expect(try reader.total(query, at: reader.sequence()) == 2)
  }
}
