/// Nobody waits for an import's report any more, so it ends where it is.
struct ImportAbandoned: Error {}
