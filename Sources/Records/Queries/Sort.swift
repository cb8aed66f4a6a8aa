import JSON

/// One term of an order: a column with its direction; nulls always come last.
package struct Sort: Sendable, Equatable {
  package let name: String
  package let column: String
  package let isDescending: Bool
  package let isNullable: Bool

  /// Reads `-award_date,title`; throws a fault for each name that cannot be sorted on.
  static func terms(_ text: String, of resource: Resource) throws(RecordError) -> [Sort] {
    let sortable = names(of: resource)
    var terms: [Sort] = []
    var faults: [Fault] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let isDescending = part.utf8.first == UInt8(ascii: "-")
      let name = String(isDescending ? part.dropFirst() : part)
      guard sortable.contains(where: { $0.hasSameBytes(as: name) }) else {
        faults.append(
          Fault(
            .parameter("sort"), "unknown_sort",
            "\(resource.name) are not sorted by \(name), but by \(sortable.joined(separator: ", ")), with a hyphen before for descending\(Nearest.sentence(to: name, among: sortable))."
          ))
        continue
      }
      guard !terms.contains(where: { $0.name == name }) else {
        faults.append(
          Fault(.parameter("sort"), "repeated", "\(name) stands in sort twice; name it once."))
        continue
      }
      terms.append(term(name, isDescending, resource))
    }
    guard faults.isEmpty else { throw .badRequest(faults) }
    return terms
  }

  /// The members that lists of `resource` can be sorted by.
  package static func names(of resource: Resource) -> [String] {
    ["id", "updated_at"] + resource.fields.filter(\.isSortable).map(\.name)
  }

  private static func term(_ name: String, _ isDescending: Bool, _ resource: Resource) -> Sort {
    guard let column = resource.index.columns.first(where: { $0.field.name == name }) else {
      return Sort(name: name, column: name, isDescending: isDescending, isNullable: false)
    }
    // A date may be required and yet have no bounds, when its year is unknown.
    let isUncertain = if case .uncertainDate = column.field.kind { true } else { false }
    return Sort(
      name: name, column: column.name, isDescending: isDescending,
      isNullable: isUncertain || !column.field.isRequired)
  }
}
