import Records

/// Ground that is divided in two ways.
extension PartWalk {
  /// The two ways to divide the ground of a change: in parts from before it, and in parts since; nothing where
  /// the parts named are not all of its ground.
  func sides(of change: PartChange) -> (old: Set<Part>, new: Set<Part>) {
    let old = change.old.flatMap { origins(of: part($0, before: change), 0) }
    let new = change.new.flatMap { fates(of: part($0, since: change.day), 0) }
    func whole(_ pieces: [Piece], _ isOpen: Bool) -> Set<Part> {
      isOpen || pieces.contains { $0.rest != nil } ? [] : Set(pieces.map(\.part))
    }
    return (whole(old, change.hasOtherOrigins), whole(new, change.hasOtherFates))
  }

  /// The changes of the window that are connected with one by the parts that they name.
  ///
  /// What they have in common is not told. They are named by the first of them, with all their parts.
  func component(of change: PartChange) -> (name: String, parts: Set<Part>) {
    if let known = componentOf[change.key] { return known }
    var changes = [change.key: change]
    var parts: Set<Part> = []
    var queue = [change]
    while let present = queue.popLast() {
      steps += 1
      let old = present.old.map { part($0, before: present) }
      let new = present.new.map { part($0, since: present.day) }
      for part in old + new where parts.insert(part).inserted {
        for other in [made(part), next(part)].compactMap(\.self)
        where changes.updateValue(other, forKey: other.key) == nil {
          queue.append(other)
        }
      }
    }
    let found = (changes.keys.min() ?? change.key, parts)
    for key in changes.keys { componentOf[key] = found }
    return found
  }
}
