/// Thrown within an import to end it, because nobody waits for its report any longer.
struct ImportAbandoned: Error {}
