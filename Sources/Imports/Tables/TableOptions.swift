/// What a mapping says of the table that it is for, where that does not show in the file.
struct TableOptions: Sendable {
  /// The lines of the file, or rows of the sheet, above the headings.
  var skip = 0
  /// What stands in the first cell of the headings; what is above that row is passed over.
  var headingsBeginWith: String?
  /// The name of the sheet; the first without one.
  var sheet: String?
  /// What separates cells; found from the first lines if it is not said.
  var separator: UInt8?
  var encoding: TextEncoding?

  /// The separators of a table in text, by the names that mappings have for them.
  static let separators: [(name: String, byte: UInt8)] = [
    ("comma", UInt8(ascii: ",")), ("semicolon", UInt8(ascii: ";")), ("tab", UInt8(ascii: "\t")),
  ]
}
