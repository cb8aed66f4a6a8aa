extension Serving {
  /// The options that `serve` and `demo` have in common.
  static let options = [
    Option.port,
    Option("--workers", "N", about: "Threads that serve; one for each core if left out."),
    Option("--head-timeout", "TIME", "10s", about: "How long a request's head may take."),
    Option("--body-timeout", "TIME", "30s", about: "How long a request's body may take."),
    Option(
      "--idle-timeout", "TIME", "60s", about: "How long a connection may rest between requests."),
    Option(
      "--write-timeout", "TIME", "30s",
      about:
        "How long a client may read nothing, or, after half a minute, less than 2 kB/s of a file."),
    Option("--max-head", "SIZE", "32KiB", about: "The longest head of a request."),
    Option("--max-body", "SIZE", "1MiB", about: "The longest body of a request."),
    Option("--max-import", "SIZE", "1GiB", about: "The longest file to import."),
    Option(
      "--max-bodies", "SIZE", "64MiB", about: "The most memory for all request bodies together."),
    Option("--max-connections", "N", about: "Connections at one time."),
    Option(
      "--max-connections-per-address", "N",
      about: "Connections of one address, or off; half of all, at least 1024, if left out."),
    Option(
      "--rate-limit", "RATE", "100/s",
      about: "Requests that each address may make on average, or off; this machine is exempt."),
    Option(
      "--key-rate-limit", "RATE", about: "The same for each key; ten times as much if left out."),
    Option(
      "--trusted-proxies", "LIST",
      about: "Addresses, such as 10.0.0.0/8, whose Forwarded and X-Forwarded-For are believed."),
    Option(
      "--min-free", "SIZE", "64MiB",
      about: "While the disk has less room, only keys and what falls due are written."),
    Option("--max-group", "N", "128", about: "The most writes that share one sync to the disk."),
    Option("--backup-folder", "FOLDER", about: "Where backups go that the server makes."),
    Option("--backup-every", "TIME", about: "How often it makes one of its own accord."),
    Option("--backup-keep", "N", "24", about: "How many backups it keeps."),
    Option(
      "--head-key-file", "FILE",
      about: "An Ed25519 key, in PEM, by which /v1/proofs/head is signed."),
    Option("--public-url", "URL", about: "How clients reach the server, behind a proxy with TLS."),
    Option("--cors-origins", "LIST", "*", about: "Origins whose pages may read, comma-separated."),
    Option(
      "--metrics-port", "N", "off",
      about: "A port for /metrics of Prometheus; off, or 0 for a free one."),
    Option(
      "--metrics-host", "ADDRESS", "127.0.0.1", about: "The address to listen on for /metrics."),
    Option(
      "--log-format", "FORM", "auto", choices: ["auto", "json", "text"],
      about: "How the log is written; auto is text on a terminal and JSON elsewhere."),
    Option(
      "--access-log", "STATE", "on", choices: ["on", "off"],
      about: "Whether the log has a line for each request."),
  ]
}
