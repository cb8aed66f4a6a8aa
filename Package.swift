// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// Arrows point up this list only: a target imports what stands above it and is named in its dependencies.
let package = Package(
  name: "concordat",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "concordat", targets: ["concordat"])],
  targets: [
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "SQLite", dependencies: ["CSQLite"]),
    .target(name: "JSON"),
    .target(
      name: "HTTP",
      dependencies: [.target(name: "CLinux", condition: .when(platforms: [.linux]))]),
    .target(name: "Records", dependencies: ["SQLite", "JSON"]),
    .target(name: "Register", dependencies: ["Records", "JSON"]),
    .target(name: "API", dependencies: ["HTTP", "Register", "Records", "JSON"]),
    .executableTarget(
      name: "concordat", dependencies: ["API", "HTTP", "Register", "Records", "JSON"]),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite", "TestSupport"]),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"]),
    .testTarget(name: "HTTPTests", dependencies: ["HTTP", "TestSupport"]),
    .testTarget(name: "RecordsTests", dependencies: ["Records", "JSON", "SQLite", "TestSupport"]),
    .testTarget(
      name: "RegisterTests", dependencies: ["Register", "Records", "JSON", "TestSupport"]),
    .testTarget(
      name: "APITests", dependencies: ["API", "Register", "Records", "JSON", "HTTP", "TestSupport"]),
    .testTarget(name: "ConcordatTests", dependencies: ["concordat", "JSON", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = settings
}
