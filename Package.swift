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
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "SQLite", dependencies: ["CSQLite"]),
    .target(name: "Evidence", dependencies: ["CCrypto"]),
    .target(name: "JSON"),
    .target(name: "Spreadsheets", dependencies: ["CZlib"]),
    .target(
      name: "HTTP",
      dependencies: [.target(name: "CLinux", condition: .when(platforms: [.linux]))]),
    .target(name: "Geometry", dependencies: ["JSON"]),
    .target(name: "Records", dependencies: ["Evidence", "Geometry", "JSON"]),
    .target(name: "Keys", dependencies: ["Records", "Evidence", "JSON"]),
    .target(name: "Queries", dependencies: ["Records", "JSON", "SQLite"]),
    .target(
      name: "Tree", dependencies: ["Queries", "Records", "Evidence", "JSON", "SQLite"]),
    .target(
      name: "Store",
      dependencies: [
        "Tree", "Keys", "Queries", "Records", "Evidence", "Geometry", "JSON", "SQLite",
      ]),
    .target(
      name: "Backups",
      dependencies: ["Store", "Tree", "Keys", "Queries", "Records", "Evidence", "JSON", "SQLite"]),
    .target(
      name: "Imports",
      dependencies: ["Store", "Records", "Evidence", "Geometry", "JSON", "Spreadsheets"]),
    .target(name: "Areas", dependencies: ["Store", "Records", "Geometry", "JSON"]),
    .target(name: "Register", dependencies: ["Areas", "Store", "Records", "JSON"]),
    .target(name: "Mappings", dependencies: ["JSON"], exclude: ["Data"]),
    .target(
      name: "Sample", dependencies: ["Imports", "Register", "Areas", "Store", "Records"],
      exclude: ["Data"]),
    .target(
      name: "Places",
      dependencies: [
        "CZlib", "Imports", "Mappings", "Register", "Areas", "Store", "Records", "JSON",
      ],
      exclude: ["Data"]),
    .target(
      name: "API",
      dependencies: [
        "Tree", "Keys", "HTTP", "Sample", "Register", "Areas", "Imports", "Backups", "Store",
        "Records", "Evidence", "Geometry", "JSON",
      ]),
    .target(
      name: "Views",
      dependencies: ["API", "HTTP", "Register", "Areas", "Store", "Records", "Geometry", "JSON"]),
    .executableTarget(
      name: "concordat",
      dependencies: [
        "Keys", "Views", "API", "HTTP", "Mappings", "Places", "Sample", "Register", "Areas",
        "Imports", "Backups", "Store", "Records", "Evidence", "JSON",
      ]),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite", "TestSupport"]),
    .testTarget(
      name: "SpreadsheetsTests", dependencies: ["Spreadsheets", "CZlib", "TestSupport"]),
    .testTarget(name: "EvidenceTests", dependencies: ["Evidence", "TestSupport"]),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"]),
    .testTarget(name: "HTTPTests", dependencies: ["HTTP", "TestSupport"]),
    .testTarget(name: "GeometryTests", dependencies: ["Geometry", "JSON", "TestSupport"]),
    .testTarget(
      name: "RecordsTests",
      dependencies: [
        "Tree", "Keys", "Imports", "Backups", "Store", "Queries", "Records", "Evidence", "Geometry",
        "JSON", "SQLite", "TestSupport",
      ]),
    .testTarget(
      name: "RegisterTests",
      dependencies: [
        "Register", "Areas", "Imports", "Store", "Queries", "Records", "Geometry", "JSON",
        "TestSupport",
      ]),
    .testTarget(
      name: "MappingsTests",
      dependencies: ["Mappings", "Imports", "Register", "Areas", "Records", "TestSupport"]),
    .testTarget(
      name: "PlacesTests",
      dependencies: [
        "Places", "Imports", "Sample", "Register", "Areas", "Store", "Records", "JSON",
        "TestSupport",
      ]),
    .testTarget(
      name: "SampleTests",
      dependencies: [
        "Sample", "Imports", "Register", "Areas", "Store", "Records", "JSON", "TestSupport",
      ]),
    .testTarget(
      name: "APITests",
      dependencies: [
        "Tree", "Keys", "Views", "API", "Sample", "Register", "Areas", "Imports", "Backups",
        "Store", "Records", "Evidence", "Geometry", "JSON", "HTTP", "TestSupport",
      ]),
    .testTarget(
      name: "ConcordatTests", dependencies: ["concordat", "Evidence", "JSON", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = settings
}
