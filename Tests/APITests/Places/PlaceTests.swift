import JSON
import Testing

/// Areas found by where they lie, and given as GeoJSON.
@Suite struct PlaceTests {
  private let register: TestRegister

  init() throws { register = try TestRegister() }

  private func area(_ name: String, _ members: JSONObject = [:]) throws -> String {
    var body: JSONObject = ["name": .string(name), "kind": "atomic", "type": "OTHER"]
    for member in members.members { body[member.name] = member.value }
    return try register.post("/v1/areas", .object(body)).id
  }

  /// A rectangle given by its corners in degrees.
  private func box(_ west: String, _ south: String, _ east: String, _ north: String) -> JSON {
    func corner(_ x: String, _ y: String) -> JSON { [.decimal(x), .decimal(y)] }
    return [
      "type": "Polygon",
      "coordinates": [
        [
          corner(west, south), corner(east, south), corner(east, north), corner(west, north),
          corner(west, south),
        ]
      ],
    ]
  }

  @discardableResult
  private func boundary(_ area: String, _ geometry: JSON, _ members: JSONObject = [:]) throws
    -> Answer
  {
    var body: JSONObject = ["area_id": .string(area), "geometry": geometry]
    for member in members.members { body[member.name] = member.value }
    return try register.post("/v1/boundaries", .object(body))
  }

  /// Two neighbours with a border at 0.5, a region around both, and an area without a boundary.
  private func make() throws -> (west: String, east: String, region: String) {
    let (west, east, region) = (try area("West"), try area("East"), try area("Region"))
    _ = try area("Nowhere")
    try boundary(west, box("0.0", "50.0", "0.5", "51.0"))
    try boundary(east, box("0.5", "50.0", "1.0", "51.0"))
    try boundary(region, box("-1.0", "49.0", "2.0", "52.0"))
    return (west, east, region)
  }

  @Test func `a point on a common border belongs to both, and the answer says so`() throws {
    let (west, east, _) = try make()
    let inside = try register.get("/v1/areas?point=0.25,50.5&sort=name&fields=name")
    #expect(inside.texts("name") == ["Region", "West"])
    #expect(inside.json["on_border_of"] == [] && inside.json["total"] == 2)
    let border = try register.get("/v1/areas?point=0.5,50.5&sort=name&fields=name")
    #expect(border.texts("name") == ["East", "Region", "West"])
    let named = (border.json["on_border_of"]?.array ?? []).compactMap(\.string)
    #expect(named.sorted() == [west, east].sorted())
    #expect(try register.get("/v1/areas?point=5,50").items.isEmpty)
    #expect(try register.get("/v1/areas").json["on_border_of"] == nil)
    let csv = try register.get("/v1/areas.csv?point=0.25,50.5&sort=name&fields=name")
    #expect(csv.text == "name\r\nRegion\r\nWest\r\n")
  }

  @Test func `areas without common parts touch where their boundaries of the day meet`() throws {
    func council(_ name: String, _ code: String) throws -> String {
      try area(name, ["type": "UA", "codes": [["scheme": "gss", "code": .string(code)]]])
    }
    let west = try council("West", "E06000901")
    let east = try council("East", "E06000902")
    let far = try council("Far", "E06000903")
    let unknown = try council("Unknown", "E06000904")
    try boundary(west, box("0.0", "50.0", "0.5", "51.0"), ["start_date": "2020-01-01"])
    try boundary(east, box("0.5", "50.0", "1.0", "51.0"))
    try boundary(far, box("3.0", "50.0", "4.0", "51.0"))
    func relation(_ a: String, _ b: String, on day: String = "2024-01-01") throws -> JSON? {
      try register.get("/v1/areas/\(a)/relation/\(b)?on=\(day)").json["relation"]
    }
    #expect(try relation(west, east) == "touches" && relation(east, west) == "touches")
    #expect(try relation(west, far) == "disjoint" && relation(east, unknown) == "disjoint")
    #expect(try relation(west, east, on: "2019-12-31") == "disjoint", "it had no boundary then")
    #expect(try relation(west, west) == "coterminous")
  }

  @Test func `a box is met by shapes and not by the boxes around them`() throws {
    let corner = try area("Corner")
    try boundary(
      corner,
      [
        "type": "Polygon", "coordinates": [[[0, 50], [1, 50], [0, 51], [0, 50]]],
      ])
    func names(_ box: String) throws -> [String] {
      try register.get("/v1/areas?bbox=\(box)&fields=name").texts("name")
    }
    #expect(try names("0.8,50.8,0.9,50.9") == [])
    #expect(try names("0.1,50.1,0.2,50.2") == ["Corner"])
    #expect(try names("0.5,50.5,2,52") == ["Corner"])
    #expect(try names("-5,40,5,60") == ["Corner"])
    #expect(try names("1,50,1,50") == ["Corner"])
  }

  @Test func `places of the national grid are asked for in metres`() throws {
    let (easting, northing) = ("530624.974", "178388.464")
    let lambeth = try area("Lambeth")
    try boundary(lambeth, box("-0.13", "51.48", "-0.11", "51.50"))
    let answer = try register.get(
      "/v1/areas?easting=\(easting)&northing=\(northing)&fields=name")
    #expect(answer.texts("name") == ["Lambeth"])
  }

  @Test func `areas come as features, those without a shape too`() throws {
    let (west, _, _) = try make()
    let list = try register.get("/v1/areas.geojson?fields=name&sort=name")
    #expect(list.status == 200 && list["Content-Type"] == "application/geo+json")
    let features = list.json["features"]?.array ?? []
    #expect(
      features.map { $0["properties"]?["name"]?.string } == ["East", "Nowhere", "Region", "West"])
    #expect(features[1]["geometry"] == JSON.null && features[1]["properties"]?["boundary"] == .null)
    #expect(features[3]["geometry"] == box("0.0", "50.0", "0.5", "51.0"))
    #expect(list.json["type"] == "FeatureCollection" && features[3]["id"] == .string(west))
    let item = try register.get("/v1/areas/\(west).geojson")
    #expect(item.json["type"] == "Feature" && item.json["geometry"] == features[3]["geometry"])
    #expect(item.json["properties"]?["type"] == "OTHER")
    #expect(item.json["properties"]?["boundary"]?["id"] != nil)
    let tag = try #require(item["ETag"])
    #expect(try register.get("/v1/areas/\(west).geojson", [("If-None-Match", tag)]).status == 304)
    #expect(
      try register.get("/v1/areas", [("Accept", "application/geo+json")])["Content-Type"]
        == "application/geo+json")
    let point = try register.get("/v1/areas.geojson?point=0.5,50.5&fields=name")
    #expect(point.json["features"]?.array?.count == 3)
    #expect(point.json["on_border_of"]?.array?.count == 2)
    #expect(try register.get("/v1/areas.geojson?point=9,9").json["features"] == [])
  }

  @Test func `shapes are simplified when asked`() throws {
    let id = try area("Jagged")
    try boundary(
      id,
      [
        "type": "Polygon",
        "coordinates": [
          [
            [0, 50], [.decimal("0.5"), .decimal("50.0001")], [1, 50], [1, 51], [0, 51], [0, 50],
          ]
        ],
      ])
    let ring = try register.get("/v1/areas/\(id).geojson?simplify=3000").json["geometry"]?[
      "coordinates"]?[0]?[0]
    #expect(ring == [[0, 50], [1, 50], [1, 51], [0, 51], [0, 50]])
    #expect(
      try register.get("/v1/areas/\(id).geojson?simplify=10").json["geometry"]?["coordinates"]?[0]?[
        0]?.array?.count == 6)
  }

  @Test func `the boundary of the day asked for counts, and the areas there on it`() throws {
    let old = try area("Old", ["start_date": "1974-04-01", "end_date": "2019-03-31"])
    let new = try area("New", ["start_date": "2019-04-01"])
    try boundary(old, box("0.0", "50.0", "1.0", "51.0"))
    try boundary(new, box("0.0", "50.0", "1.0", "51.0"), ["end_date": "2020-12-31"])
    try boundary(new, box("0.0", "50.0", "2.0", "51.0"), ["start_date": "2021-01-01"])
    func names(_ query: String) throws -> [String] {
      try register.get("/v1/areas?\(query)&fields=name").texts("name")
    }
    #expect(try names("point=0.5,50.5") == ["New"])
    #expect(try names("point=0.5,50.5&as_of=2010-01-01") == ["Old"])
    #expect(try names("point=1.5,50.5&as_of=2020-01-01") == [])
    #expect(try names("point=1.5,50.5") == ["New"])
    let then = try register.get("/v1/areas/\(new).geojson?as_of=2020-06-01").json
    #expect(then["geometry"] == box("0.0", "50.0", "1.0", "51.0"))
    try register.expectProblem(
      try register.get("/v1/areas/\(new).geojson?as_of=2010-01-01"), 404, "not_yet")
  }

  @Test(arguments: [
    ("point=200,50", ["point outside_world"]), ("point=50", ["point point"]),
    ("point=a,b", ["point point"]), ("point=51.5,0.12", ["point swapped"]),
    ("point=1,2&point=3,4", ["point repeated"]), ("bbox=1,2,0,3", ["bbox bbox_order"]),
    ("bbox=1,2,3", ["bbox bbox"]), ("easting=1", ["northing required"]),
    ("easting=-1&northing=1e9", ["easting outside_grid", "northing outside_grid"]),
    ("point=1,2&easting=1&northing=1", ["point two_points"]),
    ("simplify=3", ["simplify other_form"]),
    ("point=1,200&bbox=x&sort=nme", ["point outside_world", "bbox bbox", "sort unknown_sort"]),
  ])
  func `what is no place is refused, all faults together`(query: String, faults: [String]) throws {
    let answer = try register.get("/v1/areas?\(query)")
    try register.expectProblem(answer, 400)
    #expect(
      answer.faults.map { $0.split(separator: " ")[0] }.sorted()
        == faults.map { $0.split(separator: " ")[0] }.sorted(), "\(answer.faults)")
    #expect(answer.faults.contains(faults[0]))
    // Kinds without shapes have no such parameters.
    let name = query.prefix { $0 != "=" }
    let other = try register.get("/v1/organisations?\(name)=1,2")
    #expect(other.faults == ["\(name) unknown_parameter"])
  }

  @Test(arguments: [
    ("easting=1200000&northing=300000", true), ("easting=530000&northing=1400000", false),
    ("easting=1400000&northing=180000", false), ("easting=5.3e5&northing=180000", false),
    ("easting=530000&northing=1.8e5", false), ("easting=1.8e5&northing=5.3e5", false),
    ("easting=1200000&northing=3e5", false), ("easting=1200000", false),
  ])
  func `an easting and a northing seem exchanged where the grid has the other order`(
    query: String, isHinted: Bool
  ) throws {
    let answer = try register.get("/v1/areas?\(query)")
    try register.expectProblem(answer, 400)
    #expect(answer.text.contains("exchanged") == isHinted, "\(answer.text)")
  }

  @Test func `relations by shapes are told when they are asked for`() throws {
    let (west, _, region) = try make()
    let inner = try area("Inner")
    try boundary(inner, box("0.4", "50.4", "0.6", "50.6"))
    func names(_ query: String) throws -> [String] {
      let answer = try register.get("/v1/areas?\(query)&by=geometry&sort=name&fields=name")
      #expect(answer.json["by"] == "geometry" && answer.json["notice"] != nil, "\(answer.text)")
      return answer.texts("name")
    }
    #expect(try names("within=\(region)") == ["East", "Inner", "West"])
    #expect(try names("covers=\(west)") == ["Region"])
    #expect(try names("overlaps=\(inner)") == ["East", "West"])
    #expect(try names("intersects=\(west)") == ["East", "Inner", "Region"])
    #expect(
      try register.get("/v1/areas.geojson?within=\(region)&by=geometry").json["features"]?.array?
        .count == 3)
    try register.expectProblem(
      try register.get("/v1/areas?within=\(region)"), 400, nil, ["by by_geometry"])
    try register.expectProblem(
      try register.get("/v1/areas?within=gss:E09000001&by=geometry"), 400, nil,
      ["within unknown_reference"])
    try register.expectProblem(
      try register.get("/v1/areas?within=\(region)&covers=\(region)&by=units"), 400, nil,
      ["by by_geometry", "within two_relations"])
    let nowhere = try register.get("/v1/areas?q=Nowhere").items[0]["id"]?.string ?? ""
    try register.expectProblem(
      try register.get("/v1/areas?within=\(nowhere)&by=geometry"), 409, "no_boundary")
  }

  @Test func `simplify takes whole metres`() throws {
    for wrong in ["0", "100001", "1.5", "x"] {
      let answer = try register.get("/v1/areas.geojson?simplify=\(wrong)")
      try register.expectProblem(answer, 400, nil, ["simplify simplify"])
    }
  }

  @Test func `an invalid ring is refused with its place`() throws {
    let id = try area("Bow-tie")
    let answer = try boundary(
      id, ["type": "Polygon", "coordinates": [[[0, 0], [4, 4], [4, 0], [0, 4], [0, 0]]]])
    try register.expectProblem(answer, 422, nil, ["/geometry/coordinates/0/0 ring_crosses"])
    try register.expectProblem(
      try boundary(id, box("0", "50", "1", "151")), 422, nil,
      ["/geometry/coordinates/0/2/1 outside_world"])
  }

  @Test func `a boundary may be longer than other records, and not than any record`() throws {
    let id = try area("Large")
    // A comb of 60,000 positions, about 1.7 MB.
    var ring: [JSON] = []
    for step in 0..<30_000 {
      let x = JSON.decimal("0.\(String(step + 100_000))")
      ring.append([x, step % 2 == 0 ? .decimal("50.123456") : .decimal("50.234567")])
      ring.append([x, step % 2 == 0 ? .decimal("50.234567") : .decimal("50.123456")])
    }
    ring.append([.decimal("0.5"), 49])
    ring.append(ring[0])
    let answer = try boundary(id, ["type": "Polygon", "coordinates": [.array(ring)]])
    #expect(answer.status == 201, "\(answer.text.prefix(300))")
    #expect(try register.get("/v1/areas?point=0.2,49.87").items.count == 1)
  }
}
