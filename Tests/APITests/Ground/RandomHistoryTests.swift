import Foundation
import JSON
import Records
import Testing

/// Histories of every shape, entered as events through the API, against a model of the ground itself: what is told
/// of areas and postcodes on any day is true, by whichever question.
@Suite struct RandomHistoryTests {
  private static let seeds: Range<UInt64> = {
    let count = ProcessInfo.processInfo.environment["CONCORDAT_HISTORIES"].flatMap(UInt64.init)
    return 1000..<1000 + (count ?? 12)
  }()

  @Test(arguments: seeds)
  func `no answer about ground is wrong, whatever happened`(seed: UInt64) throws {
    var model = try GroundModel(seed, districts: 9)
    for year in [2011, 2013, 2015, 2019, 2023, 2025, 2028, 2031] { try model.change(in: year) }
    let about = "seed \(seed)\n" + model.story.joined(separator: "\n")
    var history = try GroundQuestions(model, about)
    try history.askAll()
    // Most can be told: a register that answers nothing is not right either.
    #expect(
      history.told * 100 > history.asked * 40, "\(history.told) of \(history.asked), \(about)")
  }
}
