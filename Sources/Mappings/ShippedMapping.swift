import JSON

/// A mapping that the program carries, for a file that the public can get: `--mapping NAME`.
package struct ShippedMapping: Sendable {
  package let name: String
  /// The mapping as a file would hold it.
  package let text: String

  /// All of them, by name.
  package static let all = Embedded.files.map { file in
    ShippedMapping(name: String(file.name.prefix { $0 != "." }), text: file.text)
  }

  /// The one called `name`.
  package init?(named name: String) {
    guard let found = ShippedMapping.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  private init(name: String, text: String) { (self.name, self.text) = (name, text) }

  /// What file it reads: the first sentence of what it says about itself.
  package var about: String {
    let about = (try? JSON(parsing: Array(text.utf8)))?["about"]?.string ?? ""
    guard let end = about.firstRange(of: ". ") else { return about }
    return "\(about[..<end.lowerBound])."
  }
}
