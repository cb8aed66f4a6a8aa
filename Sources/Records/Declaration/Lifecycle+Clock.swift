package import JSON

/// What the clock does to the records of a kind.
extension Lifecycle {
  /// The moment before which a record is not public in any state.
  package struct Embargo: Sendable {
    /// The member with the moment.
    package let at: String
    /// The move that its end amounts to, whose scope changes the moment.
    package let verb: String

    package init(at: String, verb: String) { (self.at, self.verb) = (at, verb) }
  }

  /// A move that the clock makes at a time that a member names: a moment, or a day, which begins at midnight UTC.
  package struct Timed: Sendable {
    /// What is moved.
    package enum Subject: Sendable {
      /// The record, by its move of that verb.
      case record
      /// Each element of `list`, whose `field` becomes `state`.
      case elements(of: String, field: String, to: String)
    }

    /// The verb of the move, and what the entry in the log calls it.
    package let verb: String
    /// The states that wait for it.
    package let from: [String]
    /// The member with the moment or day.
    package let at: String
    /// Whether it names the last day before the move, and not the day of it.
    package let isAfter: Bool
    package let subject: Subject

    private init(
      _ verb: String, _ from: [String], _ at: String, _ isAfter: Bool, _ subject: Subject
    ) {
      (self.verb, self.from, self.at) = (verb, from, at)
      (self.isAfter, self.subject) = (isAfter, subject)
    }

    /// The move `verb` of a record that is in one of the states `from`, at the time that `member` names.
    package static func move(_ verb: String, from: [String], at member: String) -> Timed {
      Timed(verb, from, member, false, .record)
    }

    /// The same, when the day that `member` names is over.
    package static func move(_ verb: String, from: [String], after member: String) -> Timed {
      Timed(verb, from, member, true, .record)
    }

    /// Moves `field` of each element of `list` from one of the states `from` to `state`, at the time that a
    /// member of the element names.
    package static func element(
      of list: String, _ field: String, _ verb: String, from: [String], to state: String,
      at member: String
    ) -> Timed {
      Timed(verb, from, member, false, .elements(of: list, field: field, to: state))
    }

    /// The same, when the day that the member names is over.
    package static func element(
      of list: String, _ field: String, _ verb: String, from: [String], to state: String,
      after member: String
    ) -> Timed {
      Timed(verb, from, member, true, .elements(of: list, field: field, to: state))
    }
  }

  /// A timed move that a record waits for, or that is overdue.
  package struct DueMove: Sendable {
    package let timed: Timed
    package let moment: Instant
    /// The place of the element that is moved; nil for the record itself.
    package let element: Int?

    /// The day on which it happens.
    package var day: CalendarDate { moment.date }
  }

  /// The timed moves that a record with `members` waits for, the earliest first; those at one moment in the
  /// order of the declaration.
  package func waiting(_ members: JSONObject) -> [DueMove] {
    var waiting: [DueMove] = []
    func add(_ timed: Timed, _ holder: JSONObject, _ state: String?, _ element: Int?) {
      guard let state, timed.from.contains(state),
        let moment = Lifecycle.moment(of: holder[timed.at], isAfter: timed.isAfter)
      else { return }
      waiting.append(DueMove(timed: timed, moment: moment, element: element))
    }
    for timed in self.timed {
      switch timed.subject {
      case .record: add(timed, members, members.text(field), nil)
      case .elements(let list, let field, _):
        for (place, element) in members.list(list).enumerated() {
          add(timed, element, element.text(field), place)
        }
      }
    }
    // Sorting keeps the order of what is equal only if told so.
    return waiting.enumerated().sorted {
      ($0.element.moment.milliseconds, $0.offset) < ($1.element.moment.milliseconds, $1.offset)
    }.map(\.element)
  }

  /// The moment that a member names: itself, the beginning of the first day it can mean, or the end of the last.
  private static func moment(of value: JSON?, isAfter: Bool) -> Instant? {
    guard let text = value?.string else { return nil }
    if let instant = Instant(text) { return instant }
    guard let date = UncertainDate(text),
      let day = isAfter ? date.latest?.daysSince1970.advanced(by: 1) : date.earliest?.daysSince1970
    else { return nil }
    return Instant(milliseconds: Int64(day) * 86_400_000)
  }
}
