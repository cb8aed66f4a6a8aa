package import Imports
import Mappings
import Records
import Register
package import Store

extension Places {
  /// Who writes the entries of places.
  package static let actor = "places"

  /// What the loading of one file came to.
  package struct Loaded: Sendable {
    package let file: File
    package let report: ImportReport
  }

  /// Imports all files, each through its mapping in a transaction of its own.
  ///
  /// What others have set stays, and the report says so. Loading again changes what the facts have changed since, and nothing else.
  package func load(
    into store: Store, progress: @Sendable (String) throws -> Void = { _ in }
  ) throws -> [Loaded] {
    try files.map { file in
      guard let shipped = ShippedMapping(named: file.mapping) else { throw Damaged() }
      let mapping = try Mapping(parsing: Array(shipped.text.utf8), catalogue: store.catalogue)
      let ending = file.path.split(separator: ".").last.map(String.init) ?? ""
      guard let format = ImportFormat(rawValue: ending) else { throw Damaged() }
      try progress(file.path)
      let importer = Importer(
        store, mapping: mapping.yielding, options: ImportOptions(format: format),
        actor: Places.actor,
        note: "\(file.title), \(file.publisher)")
      let chunk = OneChunk(Array(file.text.utf8))
      return Loaded(file: file, report: try importer.run(chunk.next))
    }
  }
}
