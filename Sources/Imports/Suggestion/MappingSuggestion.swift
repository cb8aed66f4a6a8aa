package import JSON
import Records

/// A first mapping for a list of grants or payments, made from the headings and cells of a table, with what they do
/// not tell.
package struct MappingSuggestion: Sendable {
  package let mapping: JSON
  /// What a person has to look at, in sentences.
  package let doubts: [String]

  /// Looks at the beginning of `file`; nil if it is no table, or has no row that can be read.
  package init?(_ file: ImportFile) throws {
    guard let sample = try TableSample(file) else { return nil }
    var draft = MappingDraft(sample, ColumnRole.found(in: sample.headings))
    let records = draft.records()
    doubts = draft.doubts
    var mapping: JSONObject = [
      "about": .string(
        "Suggested for \(file.name ?? "a table") from its headings and \(sample.count) rows. To look at: "
          + (doubts.isEmpty ? "nothing." : doubts.joined(separator: " ")))
    ]
    if !draft.parties.isEmpty { mapping["parties"] = .object(draft.parties) }
    mapping["records"] = .array(records)
    self.mapping = .object(mapping)
  }
}
