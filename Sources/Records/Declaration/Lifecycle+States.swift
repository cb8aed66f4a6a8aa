package import JSON

extension Lifecycle {
  /// The member that holds the day of a move.
  package enum Day: Sendable {
    /// The first day of the state that the move leads to, which the move's day becomes.
    case first(String)
    /// The last day of the state before, which the move's day becomes.
    case last(String)
    /// A day that is known otherwise: that of the move where it names none, and left as it is.
    case known(String)

    /// The member's name.
    package var member: String {
      switch self {
      case .first(let member), .last(let member), .known(let member): member
      }
    }

    /// The member that the move's day becomes; nil if it becomes none.
    package var target: String? {
      switch self {
      case .first(let member), .last(let member): member
      case .known: nil
      }
    }
  }

  /// What a move's request says of its day, and where it says it.
  package struct MoveDay: Sendable {
    /// An uncertain date, or null for a day that is not known.
    package let value: JSON
    package let pointer: String

    package init(_ value: JSON, at pointer: String) {
      (self.value, self.pointer) = (value, pointer)
    }
  }

  /// The member of a move's request with the day on which it happened.
  package static let on = "on"

  /// The verb that takes the last move back.
  package static let reopening = "reopen"

  /// The list of the states that a record has been in, for its kind to declare: `words` are the states, and
  /// everybody sees those in `published`, or all.
  package static func states(_ words: [String], published: [String]? = nil) -> Field {
    let kind = Kind.list([
      Field("state", .choice(words), .required, about: "The state."),
      Field(
        "start_date", .uncertainDate,
        about:
          "The day on which it came into it, as far as that is known; of an end that is the last day before it."
      ),
      Field("note", .text(1...500), about: "The note of the move."),
      Field("recorded_at", .instant, about: "When the register was told."),
    ])
    let about =
      "The states it has been in, the first one first, each since when: the moves write it, and as_of shows those that it had come into by the day."
    guard let published else {
      return Field("states", kind, .served, count: 0...1000, about: about)
    }
    return Field(
      "states", kind, .served, .shownFor("state", published), count: 0...1000,
      about: "\(about) Those before it was public are for who may read drafts.")
  }

  /// The members that say when the clock makes one of `moves`.
  package func hours(of moves: [Move]) -> [String] {
    timed.filter { timed in
      if case .record = timed.subject { moves.contains { $0.verb == timed.verb } } else { false }
    }.map(\.at)
  }

  /// The members that the move is about, beside the state.
  package func own(_ move: Move) -> [String] {
    move.members + move.stamps + [move.day?.target].compactMap(\.self)
  }
}
