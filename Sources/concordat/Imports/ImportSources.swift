import Foundation
import Imports

/// The files that an import names: files, folders with files, patterns of names, or `-` for standard input.
struct ImportSources {
  let paths: [String]

  /// Finds the files; a folder means those in it whose endings tell a form, in the order of their names.
  init(_ operands: [String], format: ImportFormat?) throws {
    var paths: [String] = []
    for operand in operands {
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(atPath: operand, isDirectory: &isFolder)
      if isThere, isFolder.boolValue {
        paths += try ImportSources.files(in: operand, format)
      } else if !isThere, operand.contains(where: { "*?[".contains($0) }) {
        paths += try ImportSources.files(like: operand)
      } else {
        paths.append(operand)
      }
    }
    guard paths.count <= ImportSources.most else {
      throw Usage("An import reads at most \(ImportSources.most) files.")
    }
    self.paths = paths
  }

  /// As many as a form of the API has room for.
  private static let most = 900

  /// Whether `text` names something that can be read.
  static func isThere(_ text: String) -> Bool {
    text == "-" || text.contains { "*?[".contains($0) }
      || FileManager.default.fileExists(atPath: text)
  }

  /// The files, each opened when it is its turn; a name that does not tell its form needs `format`.
  func files(_ format: ImportFormat?) throws -> [ImportFile] {
    try paths.map { path in
      let name = path.split(separator: "/").last.map(String.init)
      guard let form = format ?? ImportFormat(fileName: path) else {
        let names = ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw Usage("The name of \(path) does not say its form; add --format, one of \(names).")
      }
      // All are looked for before any is read, so that a wrong name is told before anything is imported.
      guard path == "-" || FileManager.default.isReadableFile(atPath: path) else {
        throw Usage("There is no file \(path), or it may not be read.")
      }
      return ImportFile(name: path == "-" ? nil : name, format: form) { try FileChunks(path).next }
    }
  }

  private static func files(in folder: String, _ format: ImportFormat?) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    let paths = names.filter { name in
      guard !name.hasPrefix("."), let form = ImportFormat(fileName: name) else { return false }
      return format == nil || form == format
    }.map { base + $0 }.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    guard !paths.isEmpty else { throw Usage("The folder \(folder) has no file to import.") }
    return paths
  }

  private static func files(like pattern: String) throws -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0, let paths = found.gl_pathv else {
      throw Usage("No file has a name like \(pattern).")
    }
    return (0..<Int(found.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
  }
}
