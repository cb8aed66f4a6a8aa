import Dispatch
import Records
import Register
import Store
import Synchronization

/// What a server does by itself: each second it makes the moves that are due; each minute it writes
/// what the day changes in each kind, and when keys were last used.
package final class Upkeep: Sendable {
  /// The work whose failure is logged once, not each second.
  private enum Work { case looking, writing }

  private struct Memory {
    /// The records whose turn is queued.
    var queued: Set<DueRecord> = []
    /// The records that broke a rule when they were due, and wait for a person.
    var refused: Set<DueRecord> = []
    var ticks = 0
    /// What failed the last time, and was logged.
    var failing: Set<Work> = []
  }

  private let service: Service
  /// The most records of a kind that one transaction of a new day writes.
  private let mostDue: Int
  // One look at a time, on one queue; the lock proves it.
  private let reader: Mutex<Reader?>
  private let memory = Mutex(Memory())
  private let queue = DispatchQueue(label: "concordat.upkeep")
  private let timer = Mutex<(any DispatchSourceTimer)?>(nil)

  /// The upkeep of `service`, which begins with `start`.
  package init(_ service: Service, mostDue: Int = DuePage.most) throws {
    (self.service, self.mostDue) = (service, mostDue)
    reader = Mutex(try service.store.makeReader())
  }

  /// Begins, with what fell due while no server ran.
  package func start() {
    timer.withLock { timer in
      let source = DispatchSource.makeTimerSource(queue: queue)
      source.schedule(deadline: .now(), repeating: .seconds(1), leeway: .milliseconds(50))
      source.setEventHandler { [weak self] in self?.tick() }
      source.resume()
      timer = source
    }
  }

  /// Ends; a look under way is finished first.
  package func stop() {
    timer.withLock { timer in
      timer?.cancel()
      timer = nil
    }
    queue.sync {}
    // An open connection would keep SQLite from removing the write-ahead log.
    reader.withLock { $0 = nil }
  }

  private func tick() {
    look()
    let ticks = memory.withLock { memory in
      memory.ticks += 1
      return memory.ticks
    }
    if ticks.isMultiple(of: 60) { service.store.keepKeyUses() }
    if ticks % 60 == 1 { bringDay() }
  }

  /// Writes what the day changes in each kind: states, names, forms.
  package func bringDay() {
    let now = service.store.clock()
    for resource in service.store.catalogue.resources {
      guard let kind = service.store.tables.service(of: resource) else { continue }
      do {
        guard try kind.isDue(in: service.store, on: now.date) else { continue }
      } catch {
        service.options.log("looking for \(resource.name) that change today: \(error)")
        continue
      }
      bring(resource, kind, at: now, after: nil)
    }
  }

  /// Writes what the day changes in a kind, a page of records after the other, between what others write.
  private func bring(
    _ resource: Resource, _ kind: any RecordService, at now: Instant, after last: String?
  ) {
    service.store.submit(bytes: 0, usesReserve: true) { [mostDue] in
      try kind.comeDue(
        in: $0, Signature(actor: Ledger.ownActor, at: now), after: last, most: mostDue)
    } completion: { [weak self] (result: Result<String?, any Error>) in
      self?.tell(result.map { _ in () }, "\(resource.name) that change today stay as they are")
      guard case .success(let last?) = result else { return }
      self?.bring(resource, kind, at: now, after: last)
    }
  }

  /// Queues an entry for each record whose hour has come.
  package func look() {
    let now = service.store.clock()
    do {
      let due = try reader.withLock { try $0?.due(at: now) ?? [] }
      memory.withLock { _ = $0.failing.remove(.looking) }
      for record in due { publish(record, at: now) }
    } catch {
      tell("looking for what is due: \(error)", of: .looking)
    }
  }

  /// Logs a failure once, until the same work succeeds again: it is tried each second.
  private func tell(_ sentence: String, of work: Work) {
    guard memory.withLock({ $0.failing.insert(work).inserted }) else { return }
    service.options.log(sentence)
  }

  /// Logs why something was not written: each broken rule, but a failure of the storage once.
  private func tell(_ result: Result<Void, any Error>, _ sentence: String) {
    switch result {
    case .success: memory.withLock { _ = $0.failing.remove(.writing) }
    case .failure(let error as RecordError): service.options.log("\(sentence): \(error)")
    case .failure(let error): tell("\(sentence): \(error)", of: .writing)
    }
  }

  private func publish(_ due: DueRecord, at now: Instant) {
    let isNew = memory.withLock { memory in
      !memory.refused.contains(due) && memory.queued.insert(due).inserted
    }
    guard isNew else { return }
    service.store.submit(bytes: 0, usesReserve: true) {
      try $0.fallDue(due, at: now)
    } completion: { [weak self] result in
      guard let self else { return }
      // A failure of the storage is tried again; what breaks a rule would break it every second.
      memory.withLock { memory in
        memory.queued.remove(due)
        if case .failure(let error) = result, error is RecordError { memory.refused.insert(due) }
      }
      tell(result, "\(due.id) fell due and stays as it is")
    }
  }
}
