import HTTP
import TestSupport
import Testing

/// Bodies of the type `multipart/form-data` (RFC 7578).
@Suite struct FormBodyTests {
  private func form(_ text: String, chunk: Int = .max) throws -> FormBody {
    let bytes = Array(text.utf8)
    return try FormBody(boundary: "b", length: bytes.count) { offset, length in
      Array(bytes[offset..<min(bytes.count, offset + min(length, chunk))])
    }
  }

  private func part(_ disposition: String, _ content: String, _ more: String = "") -> String {
    "--b\r\nContent-Disposition: form-data; \(disposition)\r\n\(more)\r\n\(content)\r\n"
  }

  @Test func `parts have names, file names, types and the places of their content`() throws {
    let text =
      part("name=\"mapping\"", "{}") + part("name=kind", "")
      + part(
        "name=\"file\"; filename=\"C:\\data\\rows \\\"1\\\".csv\"", "a\r\n--x\r\n",
        "content-type: Text/CSV; charset=utf-8\r\nX-Other: 1\r\n") + "--b--\r\n"
    let form = try form(text)
    #expect(form.parts.map(\.name) == ["mapping", "kind", "file"])
    #expect(form.parts.map(\.fileName) == [nil, nil, "rows \"1\".csv"])
    #expect(form.parts.map(\.type) == [nil, nil, "text/csv"])
    let bytes = Array(text.utf8)
    #expect(
      form.parts.map { String(decoding: bytes[$0.content], as: UTF8.self) }
        == ["{}", "", "a\r\n--x\r\n"])
  }

  @Test func `content of any length is found, whatever the boundary is split by`() throws {
    var random = Seeded(20_261_130)
    for _ in 0..<200 {
      // What looks like the beginning of a boundary is content.
      let contents = (0..<3).map { _ in
        (0..<Int.random(in: 0...40, using: &random)).map { _ in
          ["a", "\r", "\n", "-", "--", "\r\n", "\r\n-", "\r\n--"].randomElement(using: &random)
            ?? ""
        }.joined() + String(repeating: "x", count: Int.random(in: 0...300_000, using: &random) / 50)
      }
      let text = contents.map { part("name=file; filename=f", $0) }.joined() + "--b--"
      let bytes = Array(text.utf8)
      let found = try form(text).parts.map { String(decoding: bytes[$0.content], as: UTF8.self) }
      #expect(found == contents)
    }
  }

  @Test(arguments: [
    "", "x", "--b", "--b\r\n", "--c--\r\n", "\r\n--b--",
    "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx",
    "--b--\r\nmore", "--bb\r\n", "--b\r\n\r\nx\r\n--b--",
    "--b\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--b--",
    "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
    "--b\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\nx\r\n--b--",
    "--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--b--",
    "--b\r\nContent-Disposition: form-data; name=a; filename*=utf-8''x\r\n\r\nx\r\n--b--",
    "--b\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\nx\r\n--b--",
    "--b\r\nContent-Disposition: form-data; name=a\nX: y\r\n\r\nx\r\n--b--",
    "--b\r\nContent Disposition: form-data; name=a\r\n\r\nx\r\n--b--",
    "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--bc\r\n",
  ])
  func `what breaks the rules is refused with a sentence`(text: String) throws {
    let error = #expect(throws: FormError.self) { try form(text) }
    #expect(error?.detail.hasSuffix(".") == true)
  }

  @Test func `header lines and parts are bounded`() {
    let long = part("name=a", "x", "X: \(String(repeating: "y", count: 9000))\r\n") + "--b--"
    #expect(throws: FormError.self) { try form(long) }
    let many = String(repeating: part("name=a", "x"), count: FormBody.mostParts + 1) + "--b--"
    #expect(throws: FormError.self) { try form(many) }
  }

  @Test func `the boundary is that of the media type`() throws {
    #expect(try FormBody.boundary("text/csv") == nil)
    #expect(try FormBody.boundary("Multipart/Form-Data; boundary=\"a b\"") == "a b")
    #expect(
      try FormBody.boundary("multipart/form-data; charset=utf-8; boundary=----W3") == "----W3")
    for wrong in [
      "multipart/form-data", "multipart/form-data; boundary=",
      "multipart/form-data; boundary=\"a \"",
      "multipart/form-data; boundary=a; boundary=b", "multipart/form-data; boundary=\u{FC}",
      "multipart/form-data; boundary=\(String(repeating: "b", count: 71))",
    ] { #expect(throws: FormError.self, "\(wrong)") { try FormBody.boundary(wrong) } }
  }
}
