import Foundation
import Testing

/// The real files beside the package; tests that need them are left out elsewhere, and never in CI.
enum RealData {
  static let folder = Program.package.deletingLastPathComponent().appendingPathComponent(
    "shared/data")

  static let councils = folder.appendingPathComponent("areas/uk_local_authorities.csv").path

  static let isExpected =
    ProcessInfo.processInfo.environment["CI"] != nil
    || FileManager.default.fileExists(atPath: councils)
}

extension Trait where Self == ConditionTrait {
  /// For tests of real files.
  static var needsRealData: Self {
    .enabled(if: RealData.isExpected, "there is no folder ../shared/data")
  }
}
