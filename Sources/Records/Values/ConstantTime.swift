/// Comparisons whose time does not tell where two secrets differ.
package enum ConstantTime {
  /// Whether both have the same bytes; every byte is looked at, whatever the first ones are.
  package static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for index in left.indices { difference |= left[index] ^ right[index] }
    return difference == 0
  }
}
