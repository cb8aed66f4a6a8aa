/// What a number of an Office workbook stands for, by its format (ECMA-376 part 1, 18.8.30).
enum NumberForm {
  case number
  case day
  case moment
  case time

  /// The form of one of the formats that every program knows; nil for those that a workbook defines.
  init?(builtIn id: Int) {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57...58: self = .day
    case 18...21, 32...35, 45, 47, 55...56: self = .time
    case 22: self = .moment
    case 0...163: self = .number
    default: return nil
    }
  }

  /// The form of a format's code, such as `dd/mm/yyyy` or `[$-809]d mmmm yyyy;@`.
  init(code: String) {
    var (hasDay, hasMonth, hasTime, isElapsed) = (false, false, false, false)
    // The first section is that of positive numbers.
    var rest = code.lowercased()[...]
    while let letter = rest.popFirst() {
      switch letter {
      case ";": rest = ""
      case "\\", "_", "*": rest = rest.dropFirst()
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        // [h] counts hours beyond a day; other brackets have colours, conditions and languages.
        if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { isElapsed = true }
        rest = rest.dropFirst(inside.count + 1)
      case "y", "d": hasDay = true
      // Months or minutes, as what stands beside them says.
      case "m": hasMonth = true
      case "h", "s": hasTime = true
      case "g" where rest.hasPrefix("eneral"): rest = rest.dropFirst(6)
      default: continue
      }
    }
    switch (hasDay, hasTime) {
    case _ where isElapsed: self = .number
    case (true, true): self = .moment
    case (true, false): self = .day
    case (false, true): self = .time
    case (false, false): self = hasMonth ? .day : .number
    }
  }
}
