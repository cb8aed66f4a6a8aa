import Geometry
import Synchronization

/// What was done to the geometries of a file, as sentences for its report.
final class ShapeNotes: Sendable {
  /// The most rings that are told one by one.
  private static let most = 1000

  private struct State {
    var (heights, rounded, fromGrid) = (Count(), Count(), Count())
    var rings: [String] = []
    var untold = 0
    /// The last row that was told.
    var row = 0
    /// The last row of which a place was counted.
    var place = 0
  }

  private struct Count {
    var (positions, shapes) = (0, 0)

    mutating func add(_ count: Int) {
      guard count > 0 else { return }
      (positions, shapes) = (positions + count, shapes + 1)
    }
  }

  private let state = Mutex(State())

  /// Notes what was done to the geometry of a row; once, however often the row is read.
  func add(_ converted: ConvertedGeometry, _ row: Int) {
    state.withLock { state in
      // Rows come in order, and those that wait for others are read again.
      guard row > state.row else { return }
      state.row = row
      state.heights.add(converted.heights)
      state.rounded.add(converted.rounded)
      state.fromGrid.add(converted.fromGrid)
      for mend in converted.mends {
        guard state.rings.count < ShapeNotes.most else {
          state.untold += 1
          continue
        }
        state.rings.append(ShapeNotes.sentence(mend, row))
      }
    }
  }

  /// Counts a place of one row that was converted from the grid; once, though it has a latitude and a longitude.
  func countPlace(_ row: Int) {
    state.withLock { state in
      guard row > state.place else { return }
      state.place = row
      state.fromGrid.add(1)
    }
  }

  private static func sentence(_ mend: RingMend, _ row: Int) -> String {
    guard mend.removed > 0 || mend.changed > 0 else {
      return "Row \(row), ring \(mend.pointer): a sliver was left out."
    }
    return
      "Row \(row), ring \(mend.pointer): \(mend.removed) positions were left out, and \(metres(mend.changed)) of \(metres(mend.ground)) square metres changed."
  }

  private static func metres(_ number: Double) -> String {
    number < 10 ? "\((number * 10).rounded() / 10)" : "\(Int(number.rounded()))"
  }

  var all: [String] {
    state.withLock { state in
      var sentences: [String] = []
      func tell(_ count: Count, _ sentence: String) {
        guard count.shapes > 0 else { return }
        sentences.append(
          "\(count.positions) positions of \(count.shapes) geometries \(sentence)")
      }
      tell(state.heights, "had heights, which were left out.")
      tell(state.rounded, "were rounded to nine decimals of a degree.")
      tell(
        state.fromGrid,
        "were converted from the British National Grid to WGS 84, to about 5 metres.")
      sentences += state.rings
      if state.untold > 0 { sentences.append("\(state.untold) more rings were mended.") }
      return sentences
    }
  }
}
