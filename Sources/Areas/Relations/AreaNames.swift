import Foundation
package import JSON
import Records
import Store

/// All names of all areas, including former ones and those in other languages, for search.
package struct AreaNames: LogFold {
  package static let kinds = ["areas"]

  private var keys: [String: [String]] = [:]

  package init() {}

  package mutating func apply(_ kind: String, _ id: String, _ document: JSONObject?) {
    keys[id] = document.map { document in
      let others = document.list("other_names").compactMap { $0.text("name") }
      return Array(Set(([document.text("name") ?? ""] + others).map(AreaNames.key)))
    }
  }

  /// The areas with a name equal to `name`, or beginning with it if `isPrefix`.
  package func areas(named name: String, isPrefix: Bool) -> [String] {
    let wanted = AreaNames.key(name)
    guard !wanted.isEmpty else { return [] }
    return keys.filter { _, names in
      names.contains { isPrefix ? $0.hasPrefix(wanted) : $0 == wanted }
    }.map(\.key).sorted()
  }

  /// A name without case, accents, punctuation and spaces, and with "and" for "&".
  static func key(_ name: String) -> String {
    var key = ""
    for scalar in name.decomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar == "&" {
        key += " and "
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        key += scalar.properties.lowercaseMapping
      } else if !["'", "\u{2019}", "\u{2018}", "`"].contains(scalar),
        scalar.properties.generalCategory != .nonspacingMark
      {
        key += " "
      }
    }
    return key.split(separator: " ").joined(separator: " ")
  }
}
