import JSON
import Records

/// How the parameters are read whose values depend on the kind.
extension PresentationParameters {
  static func exclude(_ resource: Resource) -> Parameter<Set<String>> {
    let known = resource.members
    return Parameter(
      "exclude",
      "All members but these, comma-separated; the contrary of fields, which is not given beside it.",
      ParameterSchema.list(of: known)
    ) { text in
      let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let faults = names.filter { name in !known.contains { $0.hasSameBytes(as: name) } }.map {
        Fault(
          .parameter("exclude"), "unknown_field",
          "\(resource.name) have no member called \($0)\(Nearest.sentence(to: $0, among: known)).")
      }
      guard faults.isEmpty else { throw RecordError.badRequest(faults) }
      return Set(names)
    }
  }

  static func embed(_ resource: Resource, _ references: [Embed]) -> Parameter<[Embed]> {
    let names = references.map(\.name)
    let sentences = [
      "The records that these members refer to, comma-separated, each by its path or the beginning of that: \(names.joined(separator: ", ")).",
      "They stand by their ids in embedded, beside items in a list and as a member of a record and of a JSON line, each with its path and the members that tell which it is; one that the reader may not see is null.",
      "CSV has a column for each of those members, with a JSON array in the order of the ids where there may be several.",
    ]
    return Parameter(
      "embed", sentences.joined(separator: " "),
      ParameterSchema.list(of: beginnings(of: references))
    ) { text in
      var (chosen, faults): (Set<String>, [Fault]) = ([], [])
      for part in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
        let meant = names.filter { $0 == part || $0.hasPrefix("\(part).") }
        chosen.formUnion(meant)
        guard meant.isEmpty else { continue }
        let filter = resource.index.links.first { $0.parameter == part && !$0.kind.targets.isEmpty }
        let hint =
          filter.map { " (did you mean \($0.name)?)" } ?? Nearest.sentence(to: part, among: names)
        faults.append(
          Fault(
            .parameter("embed"), "not_a_reference",
            "\(resource.name) refer to no other records by \(part), but by \(names.joined(separator: ", "))\(hint)."
          ))
      }
      guard faults.isEmpty else { throw RecordError.badRequest(faults) }
      return references.filter { chosen.contains($0.name) }
    }
  }

  /// All beginnings of the paths of references, each once.
  private static func beginnings(of references: [Embed]) -> [String] {
    var found: [String] = []
    for reference in references {
      for count in 1...reference.path.count {
        let name = reference.path.prefix(count).joined(separator: ".")
        if !found.contains(name) { found.append(name) }
      }
    }
    return found
  }

  static func lang(_ hasNames: Bool, _ catalogue: Catalogue) -> Parameter<String> {
    let which =
      hasNames
      ? "The language of names, those of embedded records too"
      : "The language of the names of embedded records"
    return Parameter(
      "lang",
      "\(which): where other_names has a translation into it that is in use on the day of as_of, or today, name is that one and name_lang its language; elsewhere name is as it was entered and name_lang null. Filters and sort go by the names as they were entered.",
      SchemaDescription.value(.language)
    ) { text in
      do throws(Refusal) {
        return try Scalar(.language, catalogue).accept(.string(text)).string ?? text
      } catch {
        throw error
      }
    }
  }
}
