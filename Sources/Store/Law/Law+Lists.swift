import JSON
import Records

/// Lists to which elements are only added.
extension Law.Step {
  static let appended = Law.Step(
    "appended", "To a list that only grows, elements are added behind those that are there."
  ) { write in
    var faults: [Fault] = []
    for (place, field) in write.resource.appended where write.mayDiffer(at: place) {
      let old = write.present.members.value(of: field.name, at: place)?.array ?? []
      let new = write.drafted.value(of: field.name, at: place)?.array ?? []
      if let fault = Law.fault(of: new, behind: old, field, write.resource) { faults.append(fault) }
    }
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
  }
}

extension Law {
  /// What is wrong with the elements `new` of a list that had `old`; nil if they begin with these.
  fileprivate static func fault(
    of new: [JSON], behind old: [JSON], _ field: Field, _ resource: Resource
  ) -> Fault? {
    guard let first = old.indices.first(where: { $0 >= new.count || new[$0] != old[$0] }) else {
      return nil
    }
    let isThere = first < new.count
    return Fault(
      .pointer(isThere ? "/\(field.name)/\(first)" : "/\(field.name)"), "appended_only",
      "What stands in \(field.name) stays as it is, and \(isThere ? "this element differs" : "elements are missing here"): give the \(old.count) elements that are there and new ones behind them, or add one by POST …/\(field.name). What was wrong is put right by an element of its own."
    )
  }
}
