"""A thousand slow clients by Debian's slowhttptest, three kinds, and what they cost the others.

usage: wire_slow.py PID PORT PATH KEY [header] [body] [read]     needs slowhttptest and wrk; at the server's default limits

For each kind: wrk's 99th percentile for PATH without and beside the slow ones (medians), when the last of them was cut off,
and the server's resident memory before and at most.
"""
import pathlib
import re
import statistics
import subprocess
import sys
import threading
import time

import wrk

pid, port, path, key = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
kinds = sys.argv[5:] or ["header", "body", "read"]
CLIENTS = 1000
base = f"http://127.0.0.1:{port}"
collection = path.rsplit("/", 1)[0]
KINDS = {
    # The time-out that must end them, rounds, loads in each round, and how they are slow.
    "header": (10, 3, 1, ["-H", "-i", "2", "-x", "24", "-u", base + path]),
    "body": (30, 1, 4, ["-B", "-i", "5", "-x", "8", "-s", "8192", "-u", base + collection,
                        "-f", f"application/json\r\nAuthorization: Bearer {key}"]),
    "read": (30, 1, 4, ["-X", "-w", "512", "-y", "1024", "-n", "5", "-z", "32", "-u", f"{base}{collection}?limit=50"]),
}


def resident():
    return int(re.search(r"^VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text(), re.M)[1]) / 1024


def connections():
    """Connections that the server has with anybody."""
    local = f":{port:04X}"
    rows = (line.split() for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:])
    return sum(1 for row in rows if row[1].endswith(local) and row[3] in ("01", "08"))


def load():
    return wrk.load(port, path, connections=16, seconds=4)


def run(kind):
    limit, rounds, loads, options = KINDS[kind]
    before = most = resident()
    alone, beside, cuts, held = [load()], [], [], []
    for _ in range(rounds):
        slow = subprocess.Popen(["slowhttptest", "-c", str(CLIENTS), "-r", str(CLIENTS), "-l", str(limit + 45), *options],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        done, start = threading.Event(), time.monotonic()
        # It opens its connections within some two seconds.
        time.sleep(2.5)
        held.append(connections())

        def watch():
            nonlocal most
            while not done.wait(0.25):
                most = max(most, resident())

        watcher = threading.Thread(target=watch)
        watcher.start()
        for _ in range(loads):
            beside.append(load())
        while connections() > 2 and time.monotonic() < start + limit + 40:
            time.sleep(0.1)
        cuts.append(time.monotonic() - start)
        left = connections()
        done.set()
        watcher.join()
        slow.terminate()
        slow.wait()
        alone.append(load())
    without, with_them = (statistics.median(x[0] for x in rows) for rows in (alone, beside))
    print(f"slow {kind}: {min(held)} held; p99 {with_them:.2f} ms at {statistics.median(x[1] for x in beside):.0f} req/s, without "
          f"{without:.2f} ms at {statistics.median(x[1] for x in alone):.0f} ({with_them / without:.2f} times); limit {limit} s, the last "
          f"cut {max(cuts):.1f} s after the start, {left} left; {before:.1f} MiB resident before, at most {most:.1f}", flush=True)


load()
for kind in kinds:
    run(kind)
