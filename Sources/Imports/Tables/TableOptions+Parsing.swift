import JSON
import Records

extension TableOptions {
  /// Reads the member `table` of a mapping; adds a fault for each thing in it that cannot be read.
  init(_ json: JSON?, at pointer: String, _ faults: inout [Fault]) {
    guard let json else { return }
    guard case .object(let object) = json else {
      faults.append(
        Fault(
          .pointer(pointer), "expression",
          "table is an object with skip, headings_begin_with, sheet, separator and encoding."))
      return
    }
    faults += Mapping.unknown(
      object, ["skip", "headings_begin_with", "sheet", "separator", "encoding"], at: pointer)
    func read<Value>(_ name: String, _ detail: String, _ accept: (JSON) -> Value?) -> Value? {
      guard let value = object[name] else { return nil }
      if let accepted = accept(value) { return accepted }
      faults.append(Fault(.pointer("\(pointer)/\(name)"), "expression", detail))
      return nil
    }
    skip =
      read("skip", "skip is how many lines stand above the headings, from 0 to 1000.") { value in
        value.integerValue.flatMap { (0...1000).contains($0) ? Int($0) : nil }
      } ?? 0
    headingsBeginWith = read(
      "headings_begin_with", "headings_begin_with is the text of the first heading."
    ) { value in value.string.flatMap { $0.trimmed.isEmpty ? nil : $0 } }
    sheet = read("sheet", "sheet is the name of a sheet.") { $0.string }
    let names = TableOptions.separators.map(\.name).joined(separator: ", ")
    separator = read("separator", "separator is one of \(names).") { value in
      TableOptions.separators.first { $0.name == value.string }?.byte
    }
    let encodings = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
    encoding = read(
      "encoding", "encoding is one of \(encodings); UTF-16 is known by its first bytes."
    ) { value in value.string.flatMap { TextEncoding(rawValue: $0.lowercased()) } }
  }
}
