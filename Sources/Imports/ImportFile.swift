/// One of the files that an import reads.
package struct ImportFile: Sendable {
  /// Its name without folders, which rows have in the cell `*file`; nil if it has none.
  package let name: String?
  package let format: ImportFormat
  /// Opens the file: what it returns gives its chunks, and nil at the end.
  package let open: @Sendable () throws -> @Sendable () throws -> [UInt8]?

  package init(
    name: String?, format: ImportFormat,
    open: @escaping @Sendable () throws -> @Sendable () throws -> [UInt8]?
  ) {
    (self.name, self.format, self.open) = (name, format, open)
  }
}
