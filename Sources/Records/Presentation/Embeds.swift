/// All that one answer embeds: which members, and how the records of each kind that they refer to are shown.
package struct Embeds: Sendable {
  package let all: [Embed]
  /// How records are shown of each kind that is referred to.
  package let targets: [Presentation]
  /// For each member the numbers of its kinds, among the targets.
  private let kinds: [[Int]]
  let scan: ReferenceScan

  /// Nil if there are none; `present` says how records of a kind are shown, with the members given.
  init?(
    _ all: [Embed], showing members: Set<String>?,
    _ present: (Resource, Set<String>) -> Presentation
  ) {
    guard !all.isEmpty else { return nil }
    var found: [Resource] = []
    for target in all.flatMap(\.targets) where !found.contains(where: { $0 === target }) {
      found.append(target)
    }
    self.all = all
    targets = found.map { present($0, Set(["self"] + $0.summary)) }
    kinds = all.map { $0.targets.compactMap { target in found.firstIndex { $0 === target } } }
    scan = ReferenceScan(all, showing: members)
  }

  /// The number of the kind of an id that the member with a number refers to.
  func kind(of id: UnsafeRawBufferPointer, by member: Int) -> Int {
    kinds[member][all[member].kind(of: id)]
  }
}
