package import Store

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

  package init(format: ImportFormat) { self.format = format }
}
