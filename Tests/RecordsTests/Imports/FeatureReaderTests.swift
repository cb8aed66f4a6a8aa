import Testing

@testable import Imports

@Suite struct `Features of GeoJSON` {
  private func read(_ text: String, piece: Int = 3) throws -> [String] {
    var reader = FeatureReader(Array(text.utf8).chunks(of: piece))
    var found: [String] = []
    while let (bytes, line) = try reader.next() {
      found.append("\(line) \(String(decoding: bytes, as: UTF8.self))")
    }
    return found
  }

  @Test(arguments: 1...7)
  func `come one by one, however the bytes are cut`(piece: Int) throws {
    let text = """
      {"type":"FeatureCollection","name":"a,]}\\"","features": [
      {"a":"]}{[\\\\\\"","b":[1,{"c":2}]} ,
      {}
      ] , "more" : [1, 2] }

      """
    #expect(try read(text, piece: piece) == [#"2 {"a":"]}{[\\\"","b":[1,{"c":2}]}"#, "3 {}"])
  }

  @Test func `may be the document itself, or none`() throws {
    #expect(
      try read(#" {"type" : "Feature", "geometry":null }"#)
        == [#"1 {"type":"Feature","geometry":null}"#])
    #expect(try read(#"{"features":[]}"#).isEmpty)
  }

  @Test(arguments: [
    "", "[]", "{", #"{"features":[{}"#, #"{"features":[{},]}"#, #"{"features":[{}{}]}"#,
    #"{"features":[7]}"#, #"{"features":[]}x"#, #"{"a" 1}"#, #"{"features":[]"#,
    #"{"features":[{}],"crs":{"type":"name","properties":{"name":"EPSG:3857"}}}"#,
    #"{"features":[{}],"crs":{"type":"name","properties":{"name":"EPSG:14326"}}}"#,
    #"{"features":[{}],"crs":{"type":"name","properties":{"name":EPSG:27700}}}"#,
    #"{"crs":{"type":"name","properties":{"name":EPSG:27700}},"features":[{}]}"#,
    #"{"crs":{"type":"name","type":"name"},"features":[{}]}"#,
  ])
  func `that cannot be told apart are refused`(text: String) {
    #expect(throws: CSVError.self) { try read(text) }
  }

  @Test func `of more than 4 MiB are refused before they are held`() {
    let long = String(repeating: "x", count: FeatureReader.longest)
    #expect(throws: CSVError.self) {
      try read("{\"features\":[{\"a\":\"\(long)\"}]}", piece: 1 << 16)
    }
  }
}
