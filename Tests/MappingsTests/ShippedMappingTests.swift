import Imports
import Mappings
import Records
import Register
import TestSupport
import Testing

/// The mappings that the program carries.
@Suite struct ShippedMappingTests {
  private static let names = ShippedMapping.all.map(\.name)

  @Test func `they are the files of the folder Data, byte for byte`() throws {
    let files = try dataFiles(of: "Mappings")
    #expect(!files.isEmpty)
    #expect(ShippedMapping.all.map { "\($0.name).json" } == files.map(\.name))
    for (mapping, file) in zip(ShippedMapping.all, files) {
      #expect(mapping.text == file.text, "\(file.name): run .ci/embed")
    }
  }

  @Test(arguments: names)
  func `each is a mapping to the kinds of the register and says what file it reads`(name: String)
    throws
  {
    let mapping = try #require(ShippedMapping(named: name))
    _ = try Mapping(parsing: Array(mapping.text.utf8), catalogue: .register)
    // A sentence that begins with the name of the file.
    #expect(
      mapping.about.contains(/^\w+(\/E\*)?\.(csv|json|geojson|topojson)[ ,:]/), "\(mapping.about)")
    #expect(mapping.about.last == ".")
  }

  @Test func `there is none under another name`() {
    for name in ["", "icb", "icb22.json", "ICB22"] { #expect(ShippedMapping(named: name) == nil) }
  }
}
