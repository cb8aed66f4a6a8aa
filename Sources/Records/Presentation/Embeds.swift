/// All that one answer embeds: which members, and how the records of each kind that they refer to are shown.
package struct Embeds: Sendable {
  package let all: [Embed]
  /// How records are shown of each kind that is referred to.
  package let targets: [Presentation]
  /// The number of the kind of each member, among the targets.
  let kinds: [Int]
  let scan: ReferenceScan

  /// Nil if there are none; `present` says how records of a kind are shown, with the members given.
  init?(_ all: [Embed], _ present: (Resource, Set<String>) -> Presentation) {
    guard !all.isEmpty else { return nil }
    var found: [Resource] = []
    for embed in all where !found.contains(where: { $0 === embed.target }) {
      found.append(embed.target)
    }
    self.all = all
    targets = found.map { present($0, Set(["self"] + $0.summary)) }
    kinds = all.map { embed in found.firstIndex { $0 === embed.target } ?? 0 }
    scan = ReferenceScan(all.map(\.path))
  }
}
