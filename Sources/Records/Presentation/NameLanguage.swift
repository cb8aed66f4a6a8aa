package import JSON

/// The language in which the names of records are shown, where they have a name in it.
package struct NameLanguage: Sendable {
  /// The language tag: `cy`, `en-GB`.
  package let tag: String
  /// The day on which a name has to be in use.
  package let day: CalendarDate

  package init(_ tag: String, on day: CalendarDate) { (self.tag, self.day) = (tag, day) }

  /// The member beside the name that tells in which language it is.
  package static let member = "name_lang"

  /// Whether records of a kind may have names in other languages.
  package static func isKnown(to resource: Resource) -> Bool {
    guard let names = resource.fields.first(where: { $0.name == "other_names" }) else {
      return false
    }
    return names.kind.nested.contains { $0.name == "lang" }
  }

  /// The name of a record in the language, with that name's own tag; nil if none is in use on the day.
  ///
  /// The very tag goes before another of the same language, and of several the first.
  package func name(of document: JSONObject) -> (text: String, tag: String)? {
    let names = document.list("other_names").compactMap { name -> (text: String, tag: String)? in
      guard name.text("kind") == "translation", let text = name.text("name"),
        let tag = name.text("lang"), isNear(tag), Life.isInForce(name, on: day)
      else { return nil }
      return (text, tag)
    }
    return names.first { $0.tag == tag } ?? names.first
  }

  /// Whether another tag is of the same language, in whatever region.
  private func isNear(_ other: String) -> Bool {
    func language(_ tag: String) -> Substring { tag.prefix { $0 != "-" } }
    return language(tag) == language(other)
  }

  /// Puts the name in the language in the place of the entered one, and beside it its tag; null there says
  /// that the name is the entered one.
  func show(_ name: (text: String, tag: String)?, in members: inout JSONObject) {
    guard let place = members.members.firstIndex(where: { $0.name == "name" }) else { return }
    if let name { members.members[place].value = .string(name.text) }
    members.members.insert(
      (NameLanguage.member, name.map { .string($0.tag) } ?? .null), at: place + 1)
  }
}
