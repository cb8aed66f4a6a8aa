import JSON

/// How the documents of one answer are shown: as of which day, in which language, with which members, and
/// what stands beside them.
///
/// Bytes in, bytes out, alike for items, lists and files. Documents of which nothing of all that is asked are
/// copied as they lie.
package struct Presentation: Sendable {
  package let resource: Resource
  package let asOf: AsOf?
  /// The members that are shown; nil for all.
  package let members: Set<String>?
  package let language: NameLanguage?
  /// Whether uncertain dates have their bounds beside them.
  package let hasBounds: Bool
  package let links: RelatedPaths?
  package let embeds: Embeds?
  private let choice: MemberChoice?

  /// `embeds` are shown in the same language, as of the same day.
  package init(
    _ resource: Resource, asOf: AsOf? = nil, members: Set<String>? = nil,
    language: NameLanguage? = nil, hasBounds: Bool = false, links: RelatedPaths? = nil,
    embeds: [Embed] = []
  ) {
    (self.resource, self.asOf, self.members) = (resource, asOf, members)
    (self.hasBounds, self.links) = (hasBounds && DateBounds.areIn(resource.fields), links)
    self.language = language.flatMap { NameLanguage.isKnown(to: resource) ? $0 : nil }
    choice = members.map { MemberChoice($0, of: resource) }
    self.embeds = Embeds(embeds, showing: members) { target, members in
      Presentation(
        target, asOf: asOf.flatMap { AsOf($0.day, target) }, members: members, language: language,
        hasBounds: hasBounds)
    }
  }

  /// How a query alone has its records shown.
  package init(_ query: Query) {
    self.init(query.resource, asOf: query.asOf, members: query.members)
  }

  /// Whether values have to be read, and not copied alone.
  private var reads: Bool { asOf != nil || language != nil || hasBounds }

  /// Whether documents are shown as they lie.
  package var isPlain: Bool { !reads && choice == nil && links == nil && embeds == nil }

  /// Whether documents are shown with members as they lie, all of them or some.
  package var isSelection: Bool { !reads && links == nil && embeds == nil }

  /// Tells this from other ways to show the same records; empty where nothing is worked out or added.
  package var mark: String {
    var parts: [String] = []
    if let language { parts.append("lang=\(language.tag)@\(language.day)") }
    if hasBounds { parts.append("bounds") }
    if let links { parts.append("links=\(links.mark)") }
    if let embeds {
      parts.append("embed")
      parts += embeds.all.map(\.name)
      for target in embeds.targets {
        parts += [target.resource.digest] + target.resource.summary + [target.mark]
      }
    }
    return parts.joined(separator: "&")
  }

  /// The columns beside documents that have all that is shown, in their order; nil if not all of it.
  ///
  /// A row's columns stand before its document and are read without it, which may be a hundred times as long.
  package var columns: [Index.Column]? {
    guard let members, !reads else { return nil }
    var columns: [Index.Column] = []
    for field in resource.fields where members.contains(field.name) {
      let column = resource.index.columns.first { $0.field === field && $0.part == .whole }
      guard let column, !field.hides else { return nil }
      columns.append(column)
    }
    return columns
  }

  /// Appends a document as it is shown, but for what it embeds: what it refers to is added to `records`.
  ///
  /// Throws an `Absence` if it `mustBePresent` and the record was not there on the day.
  package func append(
    _ document: UnsafeRawBufferPointer, gathering records: EmbeddedRecords? = nil,
    mustBePresent: Bool = false, to output: inout [UInt8]
  ) throws {
    let start = output.count
    if reads {
      try appendRead(document, mustBePresent, to: &output)
    } else if let choice {
      choice.append(of: document, to: &output)
    } else {
      output.append(contentsOf: document)
    }
    if let records {
      output.withUnsafeBytes { bytes in
        records.gather(from: UnsafeRawBufferPointer(rebasing: bytes[start...]))
      }
    }
    guard let links else { return }
    var paths: [UInt8] = []
    output.withUnsafeBytes { bytes in
      links.append(
        document, UnsafeRawBufferPointer(rebasing: bytes[start...]), on: asOf?.day, to: &paths)
    }
    Presentation.open(RelatedPaths.member, after: start, in: &output)
    output += paths
    output.append(UInt8(ascii: "}"))
  }

  private func appendRead(
    _ document: UnsafeRawBufferPointer, _ mustBePresent: Bool, to output: inout [UInt8]
  ) throws {
    guard case .object(var object) = try JSON(parsing: document) else {
      throw DamagedRecord(id: resource.singular)
    }
    if let asOf { object = mustBePresent ? try asOf.present(object) : asOf.view(object) }
    let name = language?.name(of: object)
    if let members { object.members.removeAll { !members.contains($0.name) } }
    language?.show(name, in: &object)
    if hasBounds { object = DateBounds.shown(object, resource.fields) }
    object.write(to: &output)
  }

  /// Appends to an object that began at `start` what it refers to, as one more member of it.
  package func append(_ records: EmbeddedRecords, after start: Int, to output: inout [UInt8]) {
    var embedded: [UInt8] = []
    output.withUnsafeBytes { bytes in
      records.append(
        referredToBy: UnsafeRawBufferPointer(rebasing: bytes[start...]), to: &embedded)
    }
    Presentation.open(Presentation.embedded, after: start, in: &output)
    output += embedded
    output.append(UInt8(ascii: "}"))
  }

  /// The member that holds what is embedded.
  package static let embedded = "embedded"

  /// Opens the object that began at `start` for one more member.
  private static func open(_ name: String, after start: Int, in output: inout [UInt8]) {
    output.removeLast()
    if output.count > start + 1 { output.append(UInt8(ascii: ",")) }
    output.appendJSONString(name)
    output.append(UInt8(ascii: ":"))
  }
}
