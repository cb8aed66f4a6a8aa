import JSON
import Testing

@Suite struct ValueTests {
  @Test(
    arguments: [
      ("5", 5), ("1.0", 1), ("1e2", 100), ("1.50e1", 15), ("-1.20E+3", -1200), ("1000e-3", 1),
      ("0.0", 0), ("0e99999999999999999999", 0), ("-0.0", 0),
      ("9007199254740993.0", 9_007_199_254_740_993),
      ("9223372036854775807.0", .max), ("-9223372036854775808.000", .min),
      ("922337203685477580.7e1", .max), ("0.00000000000000000001e20", 1),
      ("1.5", nil), ("1e-1", nil), ("9223372036854775808", nil), ("-9223372036854775809", nil),
      ("1e19", nil), ("1e99999999999999999999", nil), ("1e-99999999999999999999", nil),
      ("\"1\"", nil), ("true", nil), ("null", nil),
    ] as [(String, Int64?)])
  func `a number is an integer when it has no fraction`(text: String, value: Int64?) throws {
    #expect(try JSON(parsing: text).integerValue == value)
  }

  @Test func `accessors give the value of their own kind alone`() {
    let values: [JSON] = [nil, true, 1, .decimal("1.5"), "s", [], [:]]
    #expect(values.map(\.isNull) == [true, false, false, false, false, false, false])
    #expect(values.compactMap(\.integer) == [1])
    #expect(values.compactMap(\.string) == ["s"])
    #expect(values.compactMap(\.array) == [[]])
    #expect(values.compactMap(\.object) == [JSONObject()])
    #expect(Set(values.map(\.kindInWords)).count == values.count)
    #expect(JSON.array([1, 2])[1] == 2)
    #expect(JSON.array([1, 2])[2] == nil)
    #expect(JSON.array([1, 2])[-1] == nil)
  }

  @Test func `setting a member keeps its place, adds it or removes it`() {
    var object: JSONObject = ["a": 1, "b": 2]
    object["a"] = 3
    object["c"] = 4
    object["b"] = nil
    object["missing"] = nil
    #expect(JSON.object(object).text == #"{"a":3,"c":4}"#)
    #expect(!object.isEmpty)
    #expect(object["b"] == nil)
  }
}
