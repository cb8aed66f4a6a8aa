package import JSON

/// The name that a record bore on a day when it was not the present one.
package struct NameOnDay {
  let text: String
  /// The element of `other_names` that it comes from.
  let element: JSONObject

  /// Nil if the name on `day` is the present one, as far as the register knows.
  init?(_ document: JSONObject, _ day: CalendarDate) {
    let names = document.list("other_names")
    guard let position = Alternatives.position(in: names, on: day, side: NameOnDay.side),
      let text = names[position].text("name")
    else { return nil }
    (self.text, element) = (text, names[position])
  }

  /// On which side of the present a name lies; nil for one that never replaces the present name, such as
  /// one in another language.
  package static func side(_ name: JSONObject) -> Alternatives.Side? {
    guard name.text("lang") == nil else { return nil }
    return switch name.text("kind") {
    case "former": .former
    case "future": .future
    default: nil
    }
  }
}
