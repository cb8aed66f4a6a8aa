import JSON
import Records
import Register
import Testing

/// What is declared of the lives of the register's kinds.
@Suite struct LifecycleDeclarationTests {
  private func resource(_ kind: String) throws -> Resource {
    try #require(Catalogue.register[kind])
  }

  private func isSentence(_ text: String) -> Bool {
    text.last == "." && text.first.map { !$0.isLowercase } == true && !text.contains("  ")
  }

  @Test(arguments: DeclarationTests.kinds)
  func `every state is reached by moves, whose examples name what they are about`(
    kind: String
  ) throws {
    let resource = try resource(kind)
    guard let lifecycle = resource.lifecycle else { return }
    for move in lifecycle.moves {
      #expect(lifecycle.verbs(to: move.to).isEmpty == (move.to == lifecycle.initial))
      let own = lifecycle.own(move) + (lifecycle.states == nil ? [] : [Lifecycle.on])
      #expect(Set(move.example.members.map(\.name)).isSubset(of: own))
      #expect(Set(move.members + move.stamps).isSubset(of: resource.fields.map(\.name)))
    }
    let field = try #require(resource.fields.first { $0.name == lifecycle.field })
    guard case .choice(let states) = field.kind else {
      Issue.record("\(field.name) is no choice")
      return
    }
    #expect(Set(states) == Set(lifecycle.moves.map(\.to) + [lifecycle.initial]))
  }

  @Test(arguments: DeclarationTests.kinds)
  func `a life with a list of states declares it, and days of moves that are dates`(kind: String)
    throws
  {
    let resource = try resource(kind)
    guard let lifecycle = resource.lifecycle else { return }
    guard let states = lifecycle.states else {
      #expect(lifecycle.moves.allSatisfy { $0.day == nil && !$0.mayLieAhead })
      return
    }
    let list = try #require(resource.fields.first { $0.name == states })
    #expect(list.isServed && list.wordsShown?.words == lifecycle.published)
    #expect(!resource.members.contains(Lifecycle.on), "a move's request has its own on")
    for member in lifecycle.moves.compactMap(\.day?.member) {
      switch resource.fields.first(where: { $0.name == member })?.kind {
      case .date, .uncertainDate: break
      default: Issue.record("\(member) is a date")
      }
    }
  }

  @Test(arguments: DeclarationTests.kinds)
  func `the states of a life are those of the choice, and each can be reached`(kind: String) throws
  {
    let resource = try resource(kind)
    guard let lifecycle = resource.lifecycle else { return }
    let field = try #require(resource.fields.first { $0.name == lifecycle.field })
    guard case .choice(let states) = field.kind else {
      Issue.record("\(lifecycle.field) is a choice")
      return
    }
    var reached: Set<String> = [lifecycle.initial]
    for _ in states {
      for move in lifecycle.moves where !reached.isDisjoint(with: move.from) {
        reached.insert(move.to)
      }
    }
    #expect(reached == Set(states))
    #expect(lifecycle.moves.flatMap(\.from).allSatisfy(states.contains))
    let verbs = lifecycle.moves.map(\.verb)
    #expect(Set(verbs).count == verbs.count)
    // What else stands after an id in a path, and the operations that entries name.
    #expect(
      Set(verbs).isDisjoint(with: [
        "history", "versions", "restore", "create", "replace", "patch", "delete", "import",
        "update", "write", "lapse", "append", "reopen",
      ]))
    #expect(!field.isRequired, "a new record that names none is in the first state")
    for move in lifecycle.moves {
      #expect(isSentence(move.about))
    }
  }

  @Test(arguments: DeclarationTests.kinds)
  func `what is public and what the clock moves are states and moments of the kind`(kind: String)
    throws
  {
    let resource = try resource(kind)
    guard let lifecycle = resource.lifecycle, let published = lifecycle.published else { return }
    let states = lifecycle.moves.flatMap { $0.from + [$0.to] }
    #expect(Set(published).isSubset(of: states) && !published.contains(lifecycle.initial))
    guard let embargo = lifecycle.embargo else { return }
    let move = try #require(lifecycle.moves.first { $0.verb == embargo.verb })
    #expect(published.contains(move.to))
    guard case .instant = resource.fields.first(where: { $0.name == embargo.at })?.kind else {
      Issue.record("\(embargo.at) is a moment")
      return
    }
  }

  @Test(arguments: DeclarationTests.kinds)
  func `what the clock moves waits in states of the kind for a moment or a day`(kind: String)
    throws
  {
    let resource = try resource(kind)
    for timed in resource.lifecycle?.timed ?? [] {
      let holders: [Field]
      switch timed.subject {
      case .record:
        let move = try #require(resource.lifecycle?.moves.first { $0.verb == timed.verb })
        #expect(Set(timed.from).isSubset(of: move.from))
        holders = resource.fields
      case .elements(let list, let field, let state):
        holders = try #require(resource.fields.first { $0.name == list }).kind.nested
        guard case .choice(let words) = holders.first(where: { $0.name == field })?.kind else {
          Issue.record("\(field) is a choice")
          return
        }
        #expect(Set(timed.from + [state]).isSubset(of: words) && !timed.from.contains(state))
      }
      switch holders.first(where: { $0.name == timed.at })?.kind {
      case .date, .uncertainDate: break
      case .instant: #expect(!timed.isAfter)
      default: Issue.record("\(timed.at) is a moment or a day")
      }
    }
  }
}
