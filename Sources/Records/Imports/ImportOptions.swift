/// How an import is to be done.
package struct ImportOptions: Sendable {
  package enum Mode: String, Sendable, CaseIterable {
    /// A record that is there already is a fault of its row.
    case insert
    /// A record that is there already takes the members given.
    case upsert
  }

  package enum OnError: String, Sendable, CaseIterable {
    /// One fault, and nothing of the file is kept.
    case abort
    /// Rows with faults are left out.
    case skip
  }

  package var format: ImportFormat
  package var mode = Mode.upsert
  package var onError = OnError.abort
  package var isDryRun = false

  package init(format: ImportFormat) { self.format = format }
}
