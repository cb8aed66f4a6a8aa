import JSON

/// A mapping for a publicly available file, built into the program: `--mapping NAME`.
package struct ShippedMapping: Sendable {
  package let name: String
  /// The text of the mapping file.
  package let text: String

  /// All built-in mappings, by name.
  package static let all = Embedded.files.map { file in
    ShippedMapping(name: String(file.name.prefix { $0 != "." }), text: file.text)
  }

  /// The mapping called `name`; nil if there is none.
  package init?(named name: String) {
    guard let found = ShippedMapping.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  private init(name: String, text: String) { (self.name, self.text) = (name, text) }

  /// The file it reads: the first sentence of its description.
  package var about: String {
    let about = (try? JSON(parsing: Array(text.utf8)))?["about"]?.string ?? ""
    guard let end = about.firstRange(of: ". ") else { return about }
    return "\(about[..<end.lowerBound])."
  }
}
