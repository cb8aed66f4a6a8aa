package import Records

/// How to run an import.
package struct ImportOptions: Sendable {
  package enum OnError: String, Sendable, CaseIterable {
    /// One fault, and nothing of the file is imported.
    case abort
    /// Rows with faults are left out.
    case skip
  }

  package var format: ImportFormat
  package var mode = AdoptionMode.upsert
  package var onError = OnError.abort
  package var isDryRun = false
  /// Whether rules that may be recorded as broken are.
  package var warns = false
  /// Whether others can write while the rows come in; the files must be such that they can be opened again.
  ///
  /// All the same others wait for imports of kinds whose rows bring more along with them (organisations, areas, and their
  /// events), by mappings that gather or that leave what others set, of more than 2,000 changes of what is there, and
  /// for those whose rows count on what others changed meanwhile.
  package var givesWay = false
  /// Rows in a batch: enough that passing them on costs nothing, few enough to keep in memory.
  package var batchRows = 256

  package init(format: ImportFormat) { self.format = format }
}
