import Records

extension PartWalk {
  /// The parts of `sets` written in the finest parts of the window; throws where they cannot be told one by one.
  package func pieces(of sets: [UnitSet]) throws(Gap) -> (whole: Set<Part>, partial: Set<Part>) {
    var (whole, partial): (Set<Part>, Set<Part>) = ([], [])
    func pieces(of code: String, at vintage: CalendarDate) throws(Gap) -> Set<Part> {
      let found = expansion(of: code, at: vintage)
      for (key, parts) in found.unclear.sorted(by: { $0.key < $1.key }) {
        throw .transfer(event: blocks[key]?.event ?? key, unit: parts.min()?.code ?? code)
      }
      return found.clear
    }
    for set in sets {
      for code in set.whole { whole.formUnion(try pieces(of: code, at: set.vintage)) }
      // Some of a part that was divided: which of the pieces is not known.
      for code in set.partial { partial.formUnion(try pieces(of: code, at: set.vintage)) }
    }
    return (whole, partial.subtracting(whole))
  }
}
