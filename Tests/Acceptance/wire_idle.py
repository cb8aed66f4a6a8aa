"""Opens idle keep-alive connections to a server on the loopback address and measures what they cost.

usage: wire_idle.py PID PORT PATH [CONNECTIONS]     needs wrk; run by hand or by .ci/bench

Prints the server's memory with and without them, and wrk's figures for PATH beside none of them and beside all of them,
three times in turn; the medians count.
"""
import resource
import socket
import statistics
import sys

import wrk

pid, port, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
count = int(sys.argv[4]) if len(sys.argv) > 4 else 10_000
limit = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (limit[1], limit[1]))


def load():
    return wrk.load(port, path, connections=64, seconds=3)


def connect():
    sockets = []
    request = f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode()
    for number in range(count):
        # Sources of their own, or the ports of one would run out beside wrk's.
        client = socket.create_connection(("127.0.0.1", port), timeout=10,
                                          source_address=(f"127.0.0.{2 + number % 8}", 0))
        client.sendall(request)
        answer = client.recv(65536)
        assert answer.startswith(b"HTTP/1.1 200"), answer[:80]
        sockets.append(client)
    return sockets


load()
before = wrk.memory(pid)
alone, beside = [], []
for _ in range(3):
    alone.append(load())
    sockets = connect()
    held = wrk.memory(pid)
    beside.append(load())
    print(f"{len(sockets)} connections: {held:.1f} MiB, {before:.1f} MiB without; "
          f"p99 {beside[-1][0]:.2f} ms at {beside[-1][1]:.0f} req/s, {alone[-1][0]:.2f} ms at {alone[-1][1]:.0f} req/s without",
          flush=True)
    for client in sockets:
        client.close()
ratio = statistics.median(b[0] for b in beside) / statistics.median(a[0] for a in alone)
print(f"p99 beside them: {ratio:.2f} times that without (medians of three)")
