@testable import Imports
@testable import Records
import Testing

@Suite struct `The conveyor of an import` {
  @Test func `what is put is taken in order, and the end is nil`() throws {
    let conveyor = Conveyor<Int>(capacity: 4)
    for number in 1...3 { #expect(conveyor.put(number)) }
    conveyor.close()
    #expect(
      try [conveyor.take(), conveyor.take(), conveyor.take(), conveyor.take()] == [1, 2, 3, nil])
  }

  @Test func `an import that ends early lets go of what nobody takes`() {
    // Dispatch would abort the process here, were the semaphore below the value it began with.
    let conveyor = Conveyor<Int>(capacity: 4)
    for number in 1...4 { #expect(conveyor.put(number)) }
    conveyor.cancel()
    #expect(conveyor.put(5) == false)
  }

  @Test func `what ended the making is thrown to who takes`() {
    struct Broken: Error {}
    let conveyor = Conveyor<Int>(capacity: 1)
    conveyor.close(Broken())
    #expect(throws: Broken.self) { try conveyor.take() }
  }
}
