import JSON

/// The rows of all files of an import, one file after another; only one of them is open.
struct FileRows {
  private let files: [ImportFile]
  private let makeReader: (ImportFormat, @escaping () throws -> [UInt8]?) -> RowReader
  private var index = 0
  private var reader: RowReader?

  init(
    _ files: [ImportFile],
    _ makeReader: @escaping (ImportFormat, @escaping () throws -> [UInt8]?) -> RowReader
  ) {
    (self.files, self.makeReader) = (files, makeReader)
  }

  /// The next row; nil after the last of the last file.
  mutating func next() throws -> SourceRow? {
    while index < files.count {
      let file = files[index]
      var reader = try reader ?? makeReader(file.format, file.open())
      if var row = try reader.next() {
        self.reader = reader
        if let name = file.name {
          row.derived[SourceRow.fileName] = .string(name)
          if files.count > 1 { row.file = SourceRow.File(index: index, name: name) }
        }
        return row
      }
      self.reader = nil
      index += 1
    }
    return nil
  }
}
