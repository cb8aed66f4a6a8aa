import Records
import Testing

@Suite struct DigitsTests {
  @Test(arguments: [("0", 0), ("007", 7), ("999999999999999999", 999_999_999_999_999_999)])
  func `digits make a number`(text: String, number: Int) {
    #expect(Digits.value(text.utf8) == number)
  }

  @Test(arguments: ["", "-1", "+1", "1 ", "1.0", "0x1", "1000000000000000000", "１", "a"])
  func `anything but one to eighteen digits makes none`(text: String) {
    #expect(Digits.value(text.utf8) == nil)
  }

  @Test func `numbers are filled up with zeros to the width, and never cut`() {
    #expect(Digits.text(7, 2) == "07")
    #expect(Digits.text(0, 4) == "0000")
    #expect(Digits.text(12_345, 4) == "12345")
  }
}
