import API
import JSON
import Records
import Areas

/// The parameters of questions about areas.
enum AreaParameters {
  static let other = CommonParameters.id("other")

  static let asOf = Parameter.day(
    "as_of",
    "The day; today if not given. An area that does not exist on it is taken on the nearest day of its life."
  )

  static let on = Parameter.day("on", "The same as as_of, under the name that it had first.")

  static let layer = Parameter.choice(
    "layer",
    "The layer of smallest parts to compare in; if not given, the finest in which both say what they are made of.",
    Gazetteer.layers)

  /// `expand=leaves` replaces members that are composite by their own members.
  static let expand = Parameter.choice(
    "expand",
    "With leaves, the areas that it comes down to through members that are composite themselves.",
    ["leaves"])

  static let to = Parameter.day("to", "The day to follow it to.", isRequired: true)

  static let from = Parameter.day(
    "from",
    "The day to follow it from; if not given, the first day of which its record says something.")

  static let type = types(
    "type", "Areas of these types, comma-separated; of any type if not given.")
  static let oneSide = types(
    "type", "The types of the one side, comma-separated.", isRequired: true)
  static let otherSide = types(
    "with", "The types of the other side, comma-separated.", isRequired: true)

  /// `resolve=current` replaces an area that has ended by its successors.
  static let resolve = Parameter.choice(
    "resolve",
    "With current, an area that has ended stands for what became of it: 300 with all successors where there are several, 404 with the code no_successor where there is none.",
    ["current"])

  private static func types(_ name: String, _ about: String, isRequired: Bool = false) -> Parameter<
    [String]
  > {
    Parameter(
      name, about, ParameterSchema.list(of: Area.types), isRequired: isRequired
    ) { text in
      let types = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let faults = types.filter { !Area.types.contains($0) }.map { type in
        Fault(
          .parameter(name), "not_a_choice",
          "\(type) is no type of area; each is one of \(Area.types.joined(separator: ", "))\(Nearest.sentence(to: type, among: Area.types))."
        )
      }
      guard faults.isEmpty else { throw RecordError.badRequest(faults) }
      return types
    }
  }
}
