/// Why a record could not be read or written; the API maps each case to one status.
package enum RecordError: Error, Sendable {
  /// The input breaks rules of the declaration, or refers to what is not there.
  case invalid([Fault])
  /// Query parameters or headers are wrong.
  case badRequest([Fault])
  case notFound(String)
  /// The record was deleted at the moment given.
  case gone(since: String)
  /// The input is right but the register's state forbids it.
  case conflict(code: String, detail: String, faults: [Fault] = [])
  /// The key may not do this with this record.
  case forbidden(code: String, detail: String)
  /// The key has none of these scopes, any of which would do; the first is the narrowest.
  case scopeMissing([Scope])
  /// The version named in `If-Match` is not the current one.
  case stale(current: Int64)
  /// A condition was needed and not given.
  case unconditional(current: Int64)
  /// An idempotency key came again with another request.
  case keyReused
}
