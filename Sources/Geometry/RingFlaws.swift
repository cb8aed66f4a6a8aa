/// What is wrong with the positions of one ring: each sort once, at the first position, with how many there are.
struct RingFlaws {
  private var found: [(fault: GeometryFault, count: Int)] = []

  var isEmpty: Bool { found.isEmpty }

  mutating func tell(_ pointer: @autoclosure () -> String, _ code: String, _ detail: String) {
    if let index = found.firstIndex(where: { $0.fault.code == code }) {
      found[index].count += 1
    } else {
      found.append((GeometryFault(pointer(), code, detail), 1))
    }
  }

  /// One fault for each sort.
  var faults: [GeometryFault] {
    found.map { fault, count in fault.told(of: count) }
  }
}

extension GeometryFault {
  /// The fault of a ring, with how many there are of its sort.
  func told(of count: Int) -> GeometryFault {
    guard count > 1 else { return self }
    return GeometryFault(
      pointer, code, "\(detail) There are \(count) such places in this ring.")
  }
}
