import JSON
@testable import Records
@testable import Store
import Testing

@Suite struct ListUnionTests {
  @Test(arguments: [
    ("[1,2]", "[2,3]", "[1,2,3]"),
    (
      #"[{"layer":"lad","codes":["a"]}]"#, #"[{"layer":"lad","codes":["b","a"]}]"#,
      #"[{"layer":"lad","codes":["a","b"]}]"#
    ),
    (
      #"[{"layer":"lad","codes":["a"]}]"#, #"[{"layer":"lad","vintage":"2024","codes":["b"]}]"#,
      #"[{"layer":"lad","codes":["a","b"],"vintage":"2024"}]"#
    ),
    (
      #"[{"layer":"lad","vintage":"2023"}]"#, #"[{"layer":"lad","vintage":"2024"}]"#,
      #"[{"layer":"lad","vintage":"2023"},{"layer":"lad","vintage":"2024"}]"#
    ),
    // Each knows what the other does not: whether they are one, nobody has said.
    (
      #"[{"name":"X","start":"2009"}]"#, #"[{"name":"X","end":"2013"}]"#,
      #"[{"name":"X","start":"2009"},{"name":"X","end":"2013"}]"#
    ),
    (
      #"[{"name":"X","start":null}]"#, #"[{"name":"X","start":"2009"},{"name":"X"}]"#,
      #"[{"name":"X","start":"2009"}]"#
    ),
    (#"[{"codes":["a"]}]"#, #"[{"name":"X"}]"#, #"[{"codes":["a"]},{"name":"X"}]"#),
    (
      #"[{"n":"X","in":[{"id":1,"of":[1]}]}]"#, #"[{"n":"X","in":[{"id":1,"of":[2]}]}]"#,
      #"[{"n":"X","in":[{"id":1,"of":[1,2]}]}]"#
    ),
  ])
  func `elements that say the same are one`(one: String, other: String, joined: String) throws {
    let (one, other) = (try JSON(parsing: one).array ?? [], try JSON(parsing: other).array ?? [])
    let found = ListUnion.join(one, other)
    #expect(JSON.array(found).text == joined)
    #expect(ListUnion.join(found, other) == found)
  }
}
