import SQLite

/// Compares the search rows of one kind with those that the documents make.
///
/// Rows without content cannot be read back, so the documents' texts are indexed anew, in memory, and both
/// are compared: how many words each record has, and of each word how often it is found and, by checksums,
/// in which records and where.
struct SearchInspection {
  private let database: Database
  private let name: String

  /// Makes the tables to compare with; `database` must allow temporary ones.
  init(_ database: Database, _ table: String) throws {
    (self.database, name) = (database, "\(table)_search")
    try database.execute(
      """
      CREATE VIRTUAL TABLE temp.expected USING fts5(
        text, content='', tokenize='\(Schema.tokenizer)');
      CREATE VIRTUAL TABLE temp.expected_words USING fts5vocab('temp', 'expected', 'instance');
      CREATE VIRTUAL TABLE temp.found_words USING fts5vocab('main', '\(name)', 'instance');
      """)
  }

  /// Adds the text of a record.
  func add(_ text: String, record: Int64) throws {
    guard !text.isEmpty else { return }
    try database.run(
      "INSERT INTO temp.expected (rowid, text) VALUES (?, ?)", .integer(record), .text(text))
  }

  /// What differs, in one sentence; nil if nothing does.
  func finish() throws -> String? {
    let records = try differences(
      "id, sz", "SELECT id, sz FROM main.\(name)_docsize",
      "SELECT id, sz FROM temp.expected_docsize")
    let sums = "SELECT term, count(*), sum(doc), sum(doc * (offset % 61)) FROM temp"
    let words = try differences(
      "term, count, docs, places", "\(sums).found_words GROUP BY term",
      "\(sums).expected_words GROUP BY term")
    try database.execute(
      """
      DROP TABLE temp.found_words; DROP TABLE temp.expected_words; DROP TABLE temp.expected
      """)
    guard records + words > 0 else { return nil }
    return "\(name): \(records) rows and \(words) words are not what the documents make"
  }

  /// How many rows only one of the two queries gives; neither may give a row twice.
  private func differences(_ columns: String, _ one: String, _ other: String) throws -> Int {
    try database.first(
      """
      WITH found(\(columns)) AS (\(one) UNION ALL \(other))
      SELECT count(*) FROM (SELECT 1 FROM found GROUP BY \(columns) HAVING count(*) = 1)
      """
    ) { $0.int(0) } ?? 0
  }
}
