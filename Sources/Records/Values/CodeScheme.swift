/// A scheme of codes and the check of its codes; schemes without a published form accept any short text.
package struct CodeScheme: Sendable {
  package let name: String
  /// The form in words, for messages and documentation.
  package let form: String
  package let example: String
  package let isValid: @Sendable (String.UTF8View) -> Bool

  /// The scheme called `name`; for an unlisted one, a check of length and blanks alone.
  package static func named(_ name: String) -> CodeScheme {
    listed[name]
      ?? CodeScheme(
        name: name, form: "1 to 100 printable characters, the first and last no space",
        example: "A1"
      ) {
        (1...100).contains($0.count) && $0.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
          && $0.first != 0x20 && $0.last != 0x20
      }
  }

  /// The code as the scheme spells it, where only the case of its letters or a zero that a spreadsheet dropped
  /// differs; nil if it cannot be one of the scheme's.
  package func spelled(_ code: String) -> String? {
    if isValid(code.utf8) { return code }
    let capitals = code.uppercased()
    if isValid(capitals.utf8) { return capitals }
    guard name == "GB-COH", code.utf8.count == 7, code.utf8.allSatisfy(CodeScheme.isDigit) else {
      return nil
    }
    return "0\(code)"
  }

  /// Schemes whose form is published.
  ///
  /// Sources: ONS, "Register of Geographic Codes"; org-id.guide;
  /// Charity Commission, OSCR and CCNI registers; Companies House, "company number".
  package static let listed: [String: CodeScheme] = Dictionary(
    uniqueKeysWithValues: [
      CodeScheme(
        name: "gss", form: "one of E, W, S, N, K, then eight digits", example: "E09000033"
      ) { code in
        code.count == 9 && code.first.map { "EWSNK".utf8.contains($0) } == true
          && code.dropFirst().allSatisfy(isDigit)
      },
      CodeScheme(name: "GB-CHC", form: "six or seven digits", example: "1164883") {
        (6...7).contains($0.count) && $0.allSatisfy(isDigit)
      },
      CodeScheme(name: "GB-SC", form: "SC and six digits", example: "SC005336") {
        $0.count == 8 && $0.starts(with: "SC".utf8) && $0.dropFirst(2).allSatisfy(isDigit)
      },
      CodeScheme(name: "GB-NIC", form: "six digits", example: "100012") {
        $0.count == 6 && $0.allSatisfy(isDigit)
      },
      CodeScheme(
        name: "GB-COH",
        form: "eight characters with leading zeros, in some registers two letters first",
        example: "05695711"
      ) { isCompanyNumber($0) },
      CodeScheme(name: "GB-LAE", form: "two to four capital letters", example: "LBH") {
        (2...4).contains($0.count) && $0.allSatisfy(isCapital)
      },
    ].map { ($0.name, $0) })

  // Digits alone, or two letters (or R0) of a register and digits; older industrial and provident
  // societies end in R, as in IP00001R.
  private static func isCompanyNumber(_ code: String.UTF8View) -> Bool {
    let bytes = Array(code)
    guard bytes.count == 8 else { return false }
    let prefix = bytes.prefix(while: isCapital).count
    guard prefix <= 2 else { return false }
    let body = bytes.last == UInt8(ascii: "R") && prefix > 0 ? bytes.dropLast() : bytes[...]
    return body.dropFirst(prefix).allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 65 && byte <= 90 }
}
