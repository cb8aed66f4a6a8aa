import JSON

/// What differs between two documents, without reading them.
package enum Selection {
  /// The names of the members that differ between two documents; all of them if there is only one.
  ///
  /// What the register sets at each write is left out.
  package static func changed(from old: [UInt8]?, to new: [UInt8]?) -> [String] {
    guard let new else { return [] }
    var values: [String: ArraySlice<UInt8>] = [:]
    JSONScanner.forEachMember(of: old ?? []) { member in
      values[String(decoding: (old ?? [])[member.name], as: UTF8.self)] = old?[member.value]
    }
    var changed: [String] = []
    JSONScanner.forEachMember(of: new) { member in
      let name = String(decoding: new[member.name], as: UTF8.self)
      if !Resource.managed.contains(name), values[name] != new[member.value] {
        changed.append(name)
      }
    }
    return changed
  }
}
