import Records

/// The rules for an event's parts (domain rule f).
///
/// Each goes from the area that had it to an area that has it, once; none is lost or created.
struct TransferRules {
  private let event: AreaEventRecord
  private let gazetteer: Gazetteer

  init(_ event: AreaEventRecord, _ gazetteer: Gazetteer) {
    (self.event, self.gazetteer) = (event, gazetteer)
  }

  func faults() -> [Fault] {
    var faults: [Fault] = []
    var seen: Set<String> = []
    for (index, transfer) in event.transfers.enumerated() {
      let place = "/transfers/\(index)"
      func find(_ member: String, _ code: String, _ detail: String) {
        faults.append(Fault(.pointer("\(place)/\(member)"), code, detail))
      }
      if !event.from.contains(transfer.from) {
        find("from_id", "not_in_event", "Name the area in from_ids, or correct the transfer.")
      }
      if !event.to.contains(transfer.to) {
        find("to_id", "not_in_event", "Name the area in to_ids, or correct the transfer.")
      }
      if !seen.insert("\(transfer.layer):\(transfer.unit)").inserted {
        find(
          "base_unit", "transferred_twice",
          "\(transfer.unit) is transferred twice; a part goes to one area as a whole.")
      }
      if let detail = stray(transfer) { find("base_unit", "unit_not_of_area", detail) }
    }
    guard !event.isOpen else { return faults }
    for layer in Set(event.transfers.map(\.layer)).sorted() { faults += leftOver(in: layer) }
    if event.transfers.isEmpty, !event.from.isEmpty, !event.to.isEmpty {
      for layer in Gazetteer.layers { faults += unequal(in: layer) }
    }
    return faults
  }

  /// Why a transferred part is not one of its source area; nil if it is, or if that is unknown.
  private func stray(_ transfer: AreaEventRecord.Transfer) -> String? {
    guard let from = gazetteer.areas[transfer.from], let to = gazetteer.areas[transfer.to] else {
      return nil
    }
    let old = gazetteer.units(of: from, before: event, in: transfer.layer)
    let new = gazetteer.units(of: to, after: event, in: transfer.layer)
    if old?.contains(transfer.unit) == true || new?.contains(transfer.unit) == true { return nil }
    guard let old else { return nil }
    return
      "\(transfer.unit) was no part of \(from.name) on \(event.effective.dayBefore), which was made of \(list(old)); correct the part or the area."
  }

  /// A fault for each part of an ended area for which the event names no destination.
  private func leftOver(in layer: String) -> [Fault] {
    let given = Set(event.transfers.filter { $0.layer == layer }.map(\.unit))
    return event.from.enumerated().compactMap { index, id in
      guard !event.to.contains(id), let area = gazetteer.areas[id],
        let old = gazetteer.units(of: area, before: event, in: layer),
        // Parts in new codes divide the old ones.
        !event.transfers.contains(where: {
          $0.layer == layer && $0.from == id && !old.contains($0.unit)
        })
      else { return nil }
      let left = old.subtracting(given)
      guard !left.isEmpty else { return nil }
      return Fault(
        .pointer("/from_ids/\(index)"), "units_do_not_add_up",
        "The event does not say where \(list(left)) of \(area.name) went; transfer them too, or set outside to true."
      )
    }
  }

  /// Areas that all state their parts together have the same ones before and after the event.
  private func unequal(in layer: String) -> [Fault] {
    var (old, new): (Set<String>, Set<String>) = ([], [])
    var vintages: Set<CalendarDate> = []
    for (ids, isOld) in [(event.from, true), (event.to, false)] {
      for id in ids {
        guard let area = gazetteer.areas[id],
          !area.isPart(of: layer),
          let sets = try? gazetteer.extent(
            of: id, on: isOld ? event.effective.dayBefore : event.effective, in: layer)
        else { return [] }
        for set in sets {
          vintages.insert(set.vintage)
          if isOld { old.formUnion(set.whole) } else { new.formUnion(set.whole) }
        }
      }
    }
    let (lost, made) = (old.subtracting(new), new.subtracting(old))
    // Codes of different times cannot be compared.
    guard vintages.count == 1, !old.isDisjoint(with: new), !(lost.isEmpty && made.isEmpty) else {
      return []
    }
    var sentences: [String] = []
    if !lost.isEmpty { sentences.append("\(list(lost)) went nowhere") }
    if !made.isEmpty { sentences.append("\(list(made)) came from nowhere") }
    return [
      Fault(
        .pointer("/to_ids"), "units_do_not_add_up",
        "In the layer \(layer) \(sentences.joined(separator: " and ")); correct the base_units of the areas, or set outside to true."
      )
    ]
  }

  private func list(_ units: Set<String>) -> String {
    let sorted = units.sorted()
    guard sorted.count > 12 else { return sorted.joined(separator: ", ") }
    return sorted.prefix(12).joined(separator: ", ") + " and \(sorted.count - 12) more"
  }
}
