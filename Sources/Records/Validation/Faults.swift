import JSON

/// The faults found in an input so far, and the way to the value that is looked at.
///
/// The way becomes a pointer only where there is a fault: one for each value took 26,000 instructions an award.
package struct Faults {
  /// One step of the way.
  package enum Step {
    case member(String)
    case element(Int)
  }

  package private(set) var all: [Fault] = []
  private var way: [Step] = []

  package init() {}

  /// Runs `judge` for the value that lies at `step` from here.
  package mutating func at<Output>(
    _ step: Step, _ judge: (inout Faults) throws -> Output
  ) rethrows -> Output {
    way.append(step)
    defer { way.removeLast() }
    return try judge(&self)
  }

  /// The pointer to the value that is looked at.
  package var pointer: String {
    way.reduce(into: "") { pointer, step in
      switch step {
      case .member(let name): pointer += "/\(JSONPointer.escape(name))"
      case .element(let index): pointer += "/\(index)"
      }
    }
  }

  /// Adds a fault of the value that is looked at.
  package mutating func tell(_ code: String, _ detail: String) {
    all.append(Fault(.pointer(pointer), code, detail))
  }

  /// Adds a fault of what lies at `step` from here.
  package mutating func tell(at step: Step, _ code: String, _ detail: String) {
    at(step) { $0.tell(code, detail) }
  }

  /// Adds faults that have their pointers already, or, with `pointer`, from there on.
  package mutating func add(_ more: [Fault], under pointer: String = "") {
    all += pointer.isEmpty ? more : more.map { $0.under(pointer) }
  }
}
