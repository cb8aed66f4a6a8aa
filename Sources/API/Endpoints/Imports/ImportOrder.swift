import HTTP
import Imports
import JSON
import Records
import Store

/// What an import is to do: what its rows become, how, and the files that they are read from.
struct ImportOrder: Sendable {
  enum Shape: Sendable {
    case rows(Resource)
    case mapped(Mapping)
  }

  let shape: Shape
  let options: ImportOptions
  let note: String?
  let files: [ImportFile]

  /// The importer that does it, with the rights of `call`.
  func makeImporter(_ store: Store, _ call: Call) -> Importer {
    let signing: @Sendable (Instant) -> Signature = { [note] in call.signature(note: note, at: $0) }
    return switch shape {
    case .rows(let kind): Importer(store, kind: kind, options: options, signing: signing)
    case .mapped(let mapping): Importer(store, mapping: mapping, options: options, signing: signing)
    }
  }

  /// The kinds of the records that it makes.
  var kinds: [Resource] {
    switch shape {
    case .rows(let kind): [kind]
    case .mapped(let mapping): mapping.kinds
    }
  }
}
