package import JSON
package import Records

/// The areas that are made of the same ground as one, or all pairs of such areas of two sorts.
package struct CoterminosityAnswer {
  private static let doubtFields = [
    Field(
      "b", .record(AreaReference.fields),
      about: "The other area; null where the first cannot be compared with any."),
    Field("code", .text(1...40), .required, about: "What is missing, for programs."),
    Field("detail", .text(1...2000), .required, about: "What is missing, and what to enter."),
  ]
  private static let layerField = Field(
    "layer", .text(1...20), .required, about: "The layer of smallest parts in which they are equal."
  )
  private static let a = Field(
    "a", .record(AreaReference.fields), .required, about: "The one area.")
  private static let b = Field(
    "b", .record(AreaReference.fields), .required, about: "The other area.")
  private static let countField = Field(
    "undecided_count", .integer(0...10_000_000), .required,
    about: "How many could not be decided, of which undecided names at most 500.")

  /// The members of the answer about one area, in order.
  package static let fields = [
    Field("area", .record(AreaReference.datedFields), .required, about: "The area asked about."),
    Field("on", .date, .required, about: "The day asked for, on which the others exist."),
    Field(
      "items", .list(AreaReference.fields + [layerField]),
      about: "The areas that are made of the same ground on that day."),
    Field(
      "undecided", .list([a] + doubtFields),
      about: "Areas of which it cannot be said, with reasons."),
    countField,
  ]

  /// The members of the answer about all pairs, in order.
  package static let pairFields = [
    Field("on", .date, .required, about: "The day asked for, on which all of them exist."),
    Field(
      "items", .list([a, b, layerField]), about: "The pairs that are made of the same ground."),
    Field(
      "undecided", .list([a] + doubtFields),
      about: "Areas and pairs of which it cannot be said, with reasons."),
    countField,
  ]

  private static let most = 500

  private let gazetteer: Gazetteer
  private let day: CalendarDate

  package init(_ gazetteer: Gazetteer, on day: CalendarDate) {
    (self.gazetteer, self.day) = (gazetteer, day)
  }

  /// The areas of `types`, or of any, that have the same ground as `area`.
  package func equals(of area: AreaHistory, types: [String]?, in layer: String?) -> JSONObject {
    let others = areas(of: types).filter { $0.id != area.id }
    let found = Coterminosity([area], others, on: day, in: layer, gazetteer)
    var answer: JSONObject = [
      "area": .object(area.datedReference(on: day)),
      "on": .string(day.description),
      "items": .array(
        found.pairs.map { pair in
          var item = reference(pair.b)
          item.append("layer", .string(pair.layer))
          return .object(item)
        }),
    ]
    append(found.doubts, to: &answer)
    return answer
  }

  /// All pairs of an area of `types` and one of `others` that have the same ground.
  package func pairs(_ types: [String], with others: [String], in layer: String?) -> JSONObject {
    let found = Coterminosity(
      areas(of: types), areas(of: others), on: day, in: layer, gazetteer)
    var answer: JSONObject = [
      "on": .string(day.description),
      "items": .array(
        found.pairs.map { pair in
          .object([
            "a": .object(reference(pair.a)), "b": .object(reference(pair.b)),
            "layer": .string(pair.layer),
          ])
        }),
    ]
    append(found.doubts, to: &answer)
    return answer
  }

  private func append(_ doubts: [Coterminosity.Doubt], to answer: inout JSONObject) {
    answer.append(
      "undecided",
      .array(
        doubts.prefix(CoterminosityAnswer.most).map { doubt in
          let (code, detail) = gazetteer.told(doubt.gap)
          return .object([
            "a": .object(reference(doubt.a)),
            "b": doubt.b.map { .object(reference($0)) } ?? .null,
            "code": .string(code), "detail": .string(detail),
          ])
        }))
    answer.append("undecided_count", .integer(Int64(doubts.count)))
  }

  private func reference(_ area: AreaHistory) -> JSONObject {
    area.reference(on: day)
  }

  /// The areas of `types`, or of any, that exist on the day, by name.
  private func areas(of types: [String]?) -> [AreaHistory] {
    let wanted = types.map { Set($0) }
    return gazetteer.areas.values
      .filter { wanted?.contains($0.type) ?? true && $0.life.contains(day) }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }
}
