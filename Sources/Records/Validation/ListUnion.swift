package import JSON

/// Lists put together so that nothing stands in them twice.
package enum ListUnion {
  /// The elements of `one` and those of `other` that say something else.
  ///
  /// Of two objects that agree in every scalar, or of which one says no more than the other, one is
  /// left, with the lists of both united in it.
  package static func join(_ one: [JSON], _ other: [JSON]) -> [JSON] {
    var joined = one
    for item in other {
      guard case .object(let object) = item else {
        if !joined.contains(item) { joined.append(item) }
        continue
      }
      let match = joined.indices.lazy.compactMap { index in
        joined[index].object.flatMap { merge($0, object) }.map { (index, $0) }
      }.first
      if let (index, merged) = match {
        joined[index] = .object(merged)
      } else {
        joined.append(item)
      }
    }
    return joined
  }

  /// The object that stands for both; nil if they differ.
  package static func merge(_ one: JSONObject, _ other: JSONObject) -> JSONObject? {
    let (ours, theirs) = (scalars(one), scalars(other))
    guard ours.isEmpty == theirs.isEmpty,
      ours.allSatisfy({ other[$0.name] == $0.value })
        || theirs.allSatisfy({ one[$0.name] == $0.value })
    else { return nil }
    var merged = one
    for (name, value) in other.members {
      switch (one[name], value) {
      case (.array(let present), .array(let given)): merged[name] = .array(join(present, given))
      case (nil, _), (.null, _): merged[name] = value
      default: break
      }
    }
    return merged
  }

  private static func scalars(_ object: JSONObject) -> [(name: String, value: JSON)] {
    object.members.filter { member in
      if case .array = member.value { return false }
      return !member.value.isNull
    }
  }
}
