import JSON
package import Records

/// An area with everything about it that has dates.
package struct AreaHistory: Sendable {
  /// A code in a scheme, and the days on which it was in force.
  package struct Code: Sendable, Equatable {
    package let scheme: String
    package let code: String
    package let period: Period
    /// Whether it is known to be of the past, where its last day is not.
    let isFormer: Bool

    /// Whether it is known to be in force on `day`.
    func isInForce(on day: CalendarDate) -> Bool { !isFormer && period.contains(day) }
  }

  /// A parent or a member of this area, and the days on which it was one.
  package struct Link: Sendable, Equatable {
    package let id: String
    package let kind: String?
    package let period: Period
  }

  package let id: String
  package let name: String
  /// Former and future names.
  private let otherNames: [JSONObject]
  /// The first day of the earliest future name.
  let nameDue: CalendarDate?
  package let isComposite: Bool
  package let type: String
  package let codes: [Code]
  package let parents: [Link]
  package let members: [Link]
  package let statements: [UnitStatement]
  /// The days on which the area exists.
  package let life: Period
  /// The state when the record was last written.
  let state: String?
  /// How many people live there, as far as that is known.
  package let population: Int64?
  package let successors: [String]
  package let predecessors: [String]

  init(_ id: String, _ document: JSONObject) {
    self.id = id
    name = document.text("name") ?? id
    otherNames = document.list("other_names").filter { NameOnDay.side($0) != nil }
    nameDue = Succession.names.due(document)
    isComposite = document.text("kind") == "composite"
    type = document.text("type") ?? ""
    codes = document.list("codes").compactMap { item in
      guard let scheme = item.text("scheme"), let code = item.text("code") else { return nil }
      let period = Period(of: item)
      return Code(
        scheme: scheme, code: code, period: period,
        isFormer: period.last == nil && item.flag("former") == true)
    }
    parents = AreaHistory.links(document, "parents")
    members = AreaHistory.links(document, "members")
    statements = document.list("base_units").compactMap { UnitStatement($0) }
    life = Period(of: document)
    state = document.text("state")
    population = document["population"]?.object?.number("value")
    successors = document.texts("successor_ids")
    predecessors = document.texts("predecessor_ids")
  }

  private static func links(_ document: JSONObject, _ list: String) -> [Link] {
    document.list(list).compactMap { item in
      item.text("area_id").map {
        Link(id: $0, kind: item.text("kind"), period: Period(of: item))
      }
    }
  }

  /// The name in force on `day`.
  package func name(on day: CalendarDate) -> String {
    let position = Alternatives.position(in: otherNames, on: day, side: NameOnDay.side)
    return position.flatMap { otherNames[$0].text("name") } ?? name
  }

  /// The types of areas that are themselves the parts of a layer.
  private static let partTypes: [String: Set<String>] = [
    "lad": ["UA", "NMD", "MD", "LONB", "CA", "NIDC"], "ward": ["WD"], "lsoa": ["LSOA"],
  ]

  /// Whether the area is itself one of the smallest parts of `layer`, such as a district.
  func isPart(of layer: String) -> Bool { AreaHistory.isPart(type, of: layer) }

  static func isPart(_ type: String, of layer: String) -> Bool {
    partTypes[layer]?.contains(type) == true
  }

  /// The GSS code on `day`; if none was in force, that of the nearest day.
  ///
  /// GSS codes began in 2009, for areas that had existed long before.
  func gss(on day: CalendarDate) -> String? {
    let own = codes.filter { $0.scheme == "gss" }
    if let code = own.first(where: { $0.isInForce(on: day) }) { return code.code }
    func distance(_ code: Code) -> Int {
      // Of a former code it is not known how far its days are.
      code.isFormer ? .max : abs(code.period.nearest(to: day).daysSince1970 - day.daysSince1970)
    }
    return own.min { distance($0) < distance($1) }?.code
  }
}

extension JSONObject {
  /// The texts in a list of texts called `name`.
  func texts(_ name: String) -> [String] {
    guard case .array(let items) = self[name] else { return [] }
    return items.compactMap(\.string)
  }
}
