import JSON
import Records

/// The parameters that say how the records of a kind are shown, and not which.
struct PresentationParameters: Sendable {
  let resource: Resource
  private let references: [Embed]
  private let hasDates: Bool
  private let hasNames: Bool
  let exclude: Parameter<Set<String>>
  let embed: Parameter<[Embed]>
  let lang: Parameter<String>

  static let bounds = Parameter.flag(
    "bounds",
    "With true, the first and the last day that each uncertain date can mean stand beside it, in elements of lists too: start_date_earliest and start_date_latest beside start_date, null where that side is open or the year unknown."
  )

  static let links = Parameter.flag(
    "links",
    "With true, each record has a member _links: the paths of answers about it, of what it refers to (refers_to, by the members that refer) and of lists of what refers to it (referred_by, by their filters)."
  )

  init(_ resource: Resource, in catalogue: Catalogue) {
    self.resource = resource
    let references = Embed.all(of: resource, in: catalogue)
    self.references = references
    hasDates = DateBounds.areIn(resource.fields)
    hasNames = NameLanguage.isKnown(to: resource)
    exclude = PresentationParameters.exclude(resource)
    embed = PresentationParameters.embed(resource, references)
    lang = PresentationParameters.lang(hasNames, catalogue)
  }

  /// Those that the kind has, for one record, in the forms of answer that show members.
  func all(in formats: [Format]) -> [any DeclaredParameter] {
    offered.map { $0.name == embed.name ? $0.only([.json]) : $0.only(formats) }
  }

  /// Those that the kind has, for lists, which refuse them themselves in forms where they mean nothing.
  var offered: [any DeclaredParameter] {
    var offered: [any DeclaredParameter] = [exclude]
    if !references.isEmpty { offered.append(embed) }
    if hasDates { offered.append(PresentationParameters.bounds) }
    offered.append(PresentationParameters.links)
    if hasNames || references.flatMap(\.targets).contains(where: NameLanguage.isKnown) {
      offered.append(lang)
    }
    return offered
  }

  /// Reads what `call` asks; throws the faults of all of it.
  func read(_ call: Call) throws -> PresentationRequest {
    var request = PresentationRequest(hasNames: hasNames)
    guard call.parameters.contains(where: { Query.presenting.contains($0.name) }) else {
      return request
    }
    try call.together(
      { try refuseOthers(call) }, { request.excluded = try call.value(exclude) },
      { request.embeds = try call.value(embed) ?? [] },
      { request.hasBounds = try call.value(PresentationParameters.bounds) ?? false },
      { request.hasLinks = try call.value(PresentationParameters.links) ?? false },
      { request.language = try call.value(lang) })
    return request
  }

  private func refuseOthers(_ call: Call) throws {
    let names = call.parameters.map(\.name)
    var faults: [Fault] = []
    for name in Query.presenting where names.contains(name) {
      if !offered.contains(where: { $0.name == name }) {
        faults.append(Fault(.parameter(name), "unknown_parameter", reason(name)))
      }
    }
    if names.contains("exclude"), names.contains("fields") {
      faults.append(
        Fault(
          .parameter("exclude"), "fields_and_exclude",
          "fields names the members that are shown, and exclude those that are not; give one of the two."
        ))
    }
    guard faults.isEmpty else { throw RecordError.badRequest(faults) }
  }

  /// Why the kind has not the parameter.
  private func reason(_ name: String) -> String {
    switch name {
    case "embed": "The \(resource.name) refer to no other records; leave embed out."
    case "bounds": "The \(resource.name) have no uncertain dates; leave bounds out."
    default: "The \(resource.name) have no names in other languages; leave \(name) out."
    }
  }
}
