/// Which line of a file wrote which entry, so that a second row of the same record is recognised.
///
/// Entries of lines that follow each other are one run, so that files of any length need little memory: a
/// run ends only where a line writes nothing, or several entries.
package struct WrittenRows: Sendable {
  private struct Run {
    let seq: Int64
    let line: Int
    var count = 1
  }

  /// The most runs remembered, some 24 MB; entries after them are not.
  private static let mostRuns = 1_000_000

  private var runs: [Run] = []

  package init() {}

  /// Remembers the entry `seq`, which comes after all those before.
  package mutating func add(_ seq: Int64, line: Int) {
    if let last = runs.last, last.seq + Int64(last.count) == seq, last.line + last.count == line {
      runs[runs.count - 1].count += 1
    } else if runs.count < WrittenRows.mostRuns {
      runs.append(Run(seq: seq, line: line))
    }
  }

  /// The line that wrote the entry `seq`, if one of this import did.
  package func line(of seq: Int64) -> Int? {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].seq <= seq { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let (run, offset) = (runs[low - 1], Int(seq - runs[low - 1].seq))
    return offset < run.count ? run.line + offset : nil
  }
}
