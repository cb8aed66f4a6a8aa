import SQLite

/// Compares the search rows of one kind with those that the documents make.
///
/// Rows without content cannot be read back, so the documents' texts are searched anew, in memory, and both
/// are compared: how many words each record has, and how often each word is found in how many records.
struct SearchInspection {
  private let database: Database
  private let name: String

  /// Begins on a connection that may have tables of its own.
  init(_ database: Database, _ table: String) throws {
    (self.database, name) = (database, "\(table)_search")
    try database.execute(
      """
      CREATE VIRTUAL TABLE temp.expected USING fts5(
        text, content='', tokenize='\(Schema.tokenizer)');
      CREATE VIRTUAL TABLE temp.expected_words USING fts5vocab('temp', 'expected', 'row');
      CREATE VIRTUAL TABLE temp.found_words USING fts5vocab('main', '\(name)', 'row');
      """)
  }

  /// Takes the text of a record.
  func add(_ text: String, record: Int64) throws {
    guard !text.isEmpty else { return }
    try database.run(
      "INSERT INTO temp.expected (rowid, text) VALUES (?, ?)", .integer(record), .text(text))
  }

  /// What differs, in one sentence; nil if nothing does.
  func finish() throws -> String? {
    let records = try differences(
      "SELECT id, sz FROM main.\(name)_docsize", "SELECT id, sz FROM temp.expected_docsize")
    let words = try differences(
      "SELECT term, doc, cnt FROM temp.found_words",
      "SELECT term, doc, cnt FROM temp.expected_words")
    try database.execute(
      """
      DROP TABLE temp.found_words; DROP TABLE temp.expected_words; DROP TABLE temp.expected
      """)
    guard records + words > 0 else { return nil }
    return "\(name): \(records) rows and \(words) words are not what the documents make"
  }

  private func differences(_ one: String, _ other: String) throws -> Int {
    try database.first(
      """
      SELECT (SELECT count(*) FROM (\(one) EXCEPT \(other)))
        + (SELECT count(*) FROM (\(other) EXCEPT \(one)))
      """
    ) { $0.int(0) } ?? 0
  }
}
