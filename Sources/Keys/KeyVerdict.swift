package import Records

/// The result of verifying a key that somebody sent.
///
/// Only who knows the secret is told that the key was revoked or has expired.
package enum KeyVerdict: Sendable {
  case accepted(Access)
  /// No key has this id, or its secret is another.
  case unknown
  case revoked(since: Instant)
  case expired(since: Instant, replacedBy: String?)
}
