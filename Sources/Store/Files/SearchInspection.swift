import SQLite

/// Compares the rows of a search table of one kind with those that the documents make.
///
/// Rows without content cannot be read back, so the documents' texts are indexed anew, in memory, and both
/// are compared: how many words each record has, and of each word how often it is found and, by checksums,
/// in which records and where.
struct SearchInspection {
  private let database: Database
  private let name: String
  private let expected: String
  /// Whether the table knows how long texts are, and where in them each word stands.
  private let hasPlaces: Bool

  /// Makes the tables to compare with; `database` must allow temporary ones.
  private init(_ database: Database, _ name: String, _ options: String, hasPlaces: Bool) throws {
    (self.database, self.name, self.hasPlaces) = (database, name, hasPlaces)
    expected = "expected_\(name)"
    try database.execute(
      """
      CREATE VIRTUAL TABLE temp.\(expected) USING fts5(text, content='', \(options));
      CREATE VIRTUAL TABLE temp.\(expected)_words USING fts5vocab('temp', '\(expected)', 'instance');
      CREATE VIRTUAL TABLE temp.found_\(name)_words USING fts5vocab('main', '\(name)', 'instance');
      """)
  }

  /// Compares the words that full-text search finds.
  static func words(_ database: Database, _ table: String) throws -> SearchInspection {
    try SearchInspection(
      database, "\(table)_search", "tokenize='\(Schema.tokenizer)'", hasPlaces: true)
  }

  /// Compares the groups of letters by which filters find parts of texts.
  static func grams(_ database: Database, _ table: String) throws -> SearchInspection {
    try SearchInspection(database, "\(table)_grams", Schema.grams, hasPlaces: false)
  }

  /// Adds the text of a record.
  func add(_ text: String, record: Int64) throws {
    guard !text.isEmpty else { return }
    try database.run(
      "INSERT INTO temp.\(expected) (rowid, text) VALUES (?, ?)", .integer(record), .text(text))
  }

  /// What differs, in one sentence; nil if nothing does.
  func finish() throws -> String? {
    let records =
      hasPlaces
      ? try differences(
        "id, sz", "SELECT id, sz FROM main.\(name)_docsize",
        "SELECT id, sz FROM temp.\(expected)_docsize") : 0
    let place = hasPlaces ? "offset % 61" : "doc % 61"
    let sums = "SELECT term, count(*), sum(doc), sum(doc * (\(place))) FROM temp"
    let words = try differences(
      "term, count, docs, places", "\(sums).found_\(name)_words GROUP BY term",
      "\(sums).\(expected)_words GROUP BY term")
    try database.execute(
      """
      DROP TABLE temp.found_\(name)_words; DROP TABLE temp.\(expected)_words;
      DROP TABLE temp.\(expected)
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
