/// How many decimals the minor unit of a currency has (ISO 4217:2015, table A.1; those of the past as they were).
package enum MinorUnits {
  private static let none = Set(
    """
    ADP BEF BIF BYB BYR CLP DJF ESP GNF GRD ISK ITL JPY KMF KRW LUF MGF PTE PYG RWF TPE TRL UGX UYI VND \
    VUV XAF XOF XPF
    """.split(separator: " ").map(String.init))
  private static let three: Set = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
  private static let four: Set = ["CLF", "UYW"]

  /// The number of decimals; nil for a code of no currency.
  package static func digits(of currency: String) -> Int? {
    guard Currencies.codes.contains(currency) else { return nil }
    if none.contains(currency) { return 0 }
    if three.contains(currency) { return 3 }
    return four.contains(currency) ? 4 : 2
  }
}
