import JSON

/// Where to read on from a record of a kind: answers about it, what it refers to, what refers to it.
///
/// All follows from the declarations and the table of endpoints.
package struct RelatedPaths: Sendable {
  /// An answer about a record: its name, and its path with members of the record in braces.
  package struct Answer: Sendable {
    package let name: String
    package let path: String

    package init(_ name: String, _ path: String) { (self.name, self.path) = (name, path) }
  }

  /// The member that holds the paths; organisations and people have members called `links` of their own.
  package static let member = "_links"

  private let answers: [Answer]
  private let references: [Embed]
  private let scan: ReferenceScan
  /// The filters of other kinds that find what refers to the record.
  private let referrers: [(resource: Resource, filters: [String])]
  /// Differs from that of other paths.
  package let mark: String

  /// The paths of `resource`, among them those of `answers`.
  package init(_ resource: Resource, in catalogue: Catalogue, _ answers: [Answer]) {
    self.answers = answers
    references = Embed.all(of: resource, in: catalogue)
    scan = ReferenceScan(references)
    var referrers: [(resource: Resource, filters: [String])] = []
    for (other, link) in catalogue.referrers(to: resource) {
      guard let filter = link.parameter else { continue }
      if let place = referrers.firstIndex(where: { $0.resource === other }) {
        if !referrers[place].filters.contains(filter) { referrers[place].filters.append(filter) }
      } else {
        referrers.append((other, [filter]))
      }
    }
    self.referrers = referrers
    mark =
      "\(answers.map { $0.name + $0.path })\(referrers.map { $0.resource.name + "\($0.filters)" })"
  }

  /// Appends the paths of the record `document`, of which `shown` is what the answer shows; of the day that
  /// is asked for, where a kind is shown as of days.
  func append(
    _ document: UnsafeRawBufferPointer, _ shown: UnsafeRawBufferPointer, on day: CalendarDate?,
    to output: inout [UInt8]
  ) {
    var links = JSONObject()
    for answer in answers {
      if let path = RelatedPaths.fill(answer.path, from: document) {
        links.append(answer.name, .string(path))
      }
    }
    links.append("refers_to", .object(referred(in: shown, day)))
    links.append(
      "referred_by", .object(referring(to: RelatedPaths.text("id", document) ?? "", day)))
    links.write(to: &output)
  }

  /// The path with the record's members in the place of their names; nil if it has not all of them.
  private static func fill(_ path: String, from document: UnsafeRawBufferPointer) -> String? {
    var filled: [Substring] = []
    for part in path.split(separator: "/") {
      guard part.hasPrefix("{") else {
        filled.append(part)
        continue
      }
      guard let value = text(String(part.dropFirst().dropLast()), document) else { return nil }
      filled.append(value[...])
    }
    return "/\(filled.joined(separator: "/"))"
  }

  /// A text or number of the document as a path spells it.
  private static func text(_ name: String, _ document: UnsafeRawBufferPointer) -> String? {
    guard let place = JSONScanner.value(of: name, in: document) else { return nil }
    let value = String(decoding: document[place], as: UTF8.self)
    return value == "null" ? nil : value.filter { $0 != "\"" }
  }

  private func referred(in shown: UnsafeRawBufferPointer, _ day: CalendarDate?) -> JSONObject {
    var paths: [[JSON]] = references.map { _ in [] }
    scan.forEach(in: shown) { number, id in
      let reference = references[number]
      let target = reference.targets[reference.kind(of: id)]
      let path = target.path(of: String(decoding: id, as: UTF8.self))
      let value = JSON.string(path + RelatedPaths.suffix(day, target, "?"))
      if !paths[number].contains(value) { paths[number].append(value) }
    }
    var members = JSONObject()
    for (reference, paths) in zip(references, paths) {
      guard let first = paths.first else { continue }
      members.append(reference.name, reference.isSingle ? first : .array(paths))
    }
    return members
  }

  private func referring(to id: String, _ day: CalendarDate?) -> JSONObject {
    JSONObject(
      referrers.map { resource, filters in
        let paths = filters.map { filter in
          (
            name: filter,
            value: JSON.string(
              "/v1/\(resource.name)?\(filter)=\(id)\(RelatedPaths.suffix(day, resource, "&"))")
          )
        }
        return (resource.name, .object(JSONObject(paths)))
      })
  }

  private static func suffix(_ day: CalendarDate?, _ resource: Resource, _ sign: String) -> String {
    guard let day, resource.life != nil else { return "" }
    return "\(sign)as_of=\(day)"
  }
}
