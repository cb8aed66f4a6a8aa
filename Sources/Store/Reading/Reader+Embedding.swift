import JSON
import Queries
package import Records
import SQLite

extension Reader {
  /// Reads the records whose ids were gathered, as `audience` sees them: one statement a kind.
  ///
  /// Those that are hidden from the audience or deleted stay away. What everybody sees in short is remembered.
  package func read(_ records: EmbeddedRecords, for audience: Audience) throws {
    for (kind, target) in records.embeds.targets.enumerated() {
      let columns = target.columns
      let isSeenByAll = audience == .anyone || !target.resource.hidesRecords
      var memory = try columns == nil || !isSeenByAll ? nil : memory(of: target.resource)
      defer { if let memory { summaries[target.resource.table] = memory } }
      guard let ids = records.missing(ofKind: kind, memory) else { continue }
      let document = target.resource.document(for: audience)
      let shown = columns.map { Condition(($0.map { "r.\($0.name)" }).joined(separator: ", ")) }
      let read = shown ?? document
      let beginning = Array("{\"self\":\"\(target.resource.path(of: ""))".utf8)
      let (sql, values) = self.shown(
        """
        SELECT \((["r.id"] + [read.sql].filter { !$0.isEmpty }).joined(separator: ", ")) \
        FROM \(target.resource.table) r \(columns == nil ? RecordRow.withEntry : "") \
        WHERE r.id IN (SELECT value FROM json_each(?)) AND \(RecordRow.isLive)
        """, read.values + [.text(ids)], target.resource, audience)
      try database.withStatement(sql) { statement in
        try statement.bind(values)
        while try statement.step() {
          try statement.withBytes(0) { id in
            try records.fill(id, keeping: &memory) { bytes in
              guard let columns else {
                return try statement.withBytes(1) { try target.append($0, to: &bytes) }
              }
              bytes += beginning
              bytes.append(contentsOf: id)
              statement.append(columns, to: &bytes)
            }
          }
        }
      }
    }
  }

  /// What is remembered of a kind, taken out while it is added to, so that it is not copied.
  private func memory(of resource: Resource) throws -> SummaryMemory {
    let seq = try latest(of: [resource], for: .anyone)
    let known = summaries.removeValue(forKey: resource.table)
    return known.flatMap { $0.seq == seq ? $0 : nil } ?? SummaryMemory(at: seq)
  }
}

extension Statement {
  /// Ends the path of a record and appends columns, which follow its id in the row, as its members.
  fileprivate func append(_ columns: [Index.Column], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for (index, column) in columns.enumerated() {
      bytes += column.field.opening
      append(index + 1, column.field.kind, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Appends a column's value as documents have it.
  private func append(_ column: Int, _ kind: Kind, to bytes: inout [UInt8]) {
    guard !isNull(column) else {
      bytes += "null".utf8
      return
    }
    switch kind {
    case .integer, .money, .share: bytes.appendJSONInteger(int64(column))
    case .boolean: bytes += (int64(column) == 1 ? "true" : "false").utf8
    case .text, .lines, .choice, .choices, .date, .uncertainDate, .instant, .financialYear, .code,
      .language, .currency, .url, .email, .postcode, .decimal, .geometry, .texts, .reference,
      .references, .anyReference, .anyReferences, .record, .list:
      // No column holds what is none of these.
      withBytes(column) { bytes.appendJSONString(utf8: $0) }
    }
  }
}
