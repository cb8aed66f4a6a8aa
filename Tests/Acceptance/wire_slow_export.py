"""Fifty clients read an export at 1 kB/s while others ask for one record: what it costs the others.

usage: wire_slow_export.py PID PORT EXPORT PATH     needs wrk; bounded in time

Prints wrk's 99th percentile without and beside them, three times in turn, and the server's memory.
"""
import socket
import statistics
import sys
import threading
import time

import wrk

pid, port, export, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
CLIENTS = 50


def load():
    return wrk.load(port, path, connections=16, seconds=4)


def read_slowly(sockets, stop):
    while not stop.wait(1):
        for client in sockets:
            client.recv(1000)


load()
alone, beside = [], []
for _ in range(3):
    alone.append(load())
    sockets = []
    for _ in range(CLIENTS):
        client = socket.create_connection(("127.0.0.1", port), timeout=10)
        client.sendall(f"GET {export} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
        sockets.append(client)
    answered = sum(client.recv(1000).startswith(b"HTTP/1.1 200") for client in sockets)
    stop = threading.Event()
    reader = threading.Thread(target=read_slowly, args=(sockets, stop))
    reader.start()
    # The kernel fills its buffers first; what hangs on afterwards is what is measured.
    time.sleep(3)
    beside.append(load())
    print(f"{answered} of {CLIENTS} exports began; {wrk.memory(pid):.1f} MiB; p99 {beside[-1][0]:.2f} ms at {beside[-1][1]:.0f} req/s, "
          f"{alone[-1][0]:.2f} ms at {alone[-1][1]:.0f} req/s without", flush=True)
    stop.set()
    reader.join()
    for client in sockets:
        client.close()
    time.sleep(0.5)
ratio = statistics.median(b[0] for b in beside) / statistics.median(a[0] for a in alone)
print(f"p99 beside them: {ratio:.2f} times that without (medians of three)")
