"""Gives a server four times the load that it sustains, reads, lists, searches and writes mixed, and watches it bear that.

usage: overload.py PROGRAM [--seconds 60] [--awards 20000] [--folder FOLDER]

By hand, with nothing else running. Needs wrk and ../shared/bench/make_data.py. The load that it sustains is that of 64
connections which never rest; the overload is that of 256. What must hold: memory stays flat, every request is answered or
refused with 503 or 429, the health check answers within 100 ms, and five seconds later the speed is full again: that of
a register as long as it has become, which is measured once more after another rest.
"""
import argparse
import http.client
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

from bench import DATABASE, entry, take_in
from program import SHARED, Program

# Connections for each sort of request; four times as many in the overload.
MIX = {"read": 24, "list": 16, "search": 8, "write": 16}
COUNT = """
counts = {}
function response(status) counts[status] = (counts[status] or 0) + 1 end
local threads = {}
function setup(thread) table.insert(threads, thread) end
function done(summary, latency)
  for _, thread in ipairs(threads) do
    for status, count in pairs(thread:get("counts")) do io.write(status, "=", count, " ") end
  end
  local errors = summary.errors
  io.write("broken=", errors.connect + errors.read + errors.write + errors.timeout, " ")
  io.write("p99=", latency:percentile(99), " seconds=", summary.duration / 1e6, "\\n")
end
"""


def script(folder, name, spec):
    """The file that tells wrk what to send, and to print what it got."""
    path = pathlib.Path(folder) / f"{name}.lua"
    lines = [COUNT]
    if isinstance(spec, dict):
        lines.append(f"wrk.method = 'POST'\nwrk.body = {json.dumps(spec['body'])}")
        lines += [f"wrk.headers[{json.dumps(field)}] = {json.dumps(value)}" for field, value in spec["headers"].items()]
    path.write_text("\n".join(lines))
    return path


class Load:
    """All sorts of requests at one time, each from a wrk of its own."""

    def __init__(self, folder, works, factor, seconds):
        self.processes = {}
        for name, connections in MIX.items():
            work = works[name]
            self.processes[name] = subprocess.Popen(
                ["wrk", "-t1", f"-c{connections * factor}", f"-d{seconds}s", "--timeout", "30s", "-s",
                 script(folder, name, work), work["url"] if isinstance(work, dict) else work],
                stdout=subprocess.PIPE, text=True)

    def results(self):
        """What came of each sort: statuses with their counts, broken requests, the 99th percentile in ms, answers a second."""
        found = {}
        for name, process in self.processes.items():
            line = process.communicate()[0].strip().splitlines()[-1]
            facts = dict(pair.split("=") for pair in line.split())
            statuses = {int(key): int(value) for key, value in facts.items() if key.isdigit()}
            found[name] = {
                "statuses": statuses, "broken": int(float(facts["broken"])), "p99": float(facts["p99"]) / 1000,
                "rate": sum(count for status, count in statuses.items() if status < 400) / float(facts["seconds"])}
        return found


class Watch:
    """Asks for the health and looks at the memory, ten times a second."""

    def __init__(self, server):
        self.server, self.is_over = server, threading.Event()
        self.health, self.failures, self.memory = [], [], []
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        turn = 0
        while not self.is_over.wait(0.1):
            turn += 1
            start = time.monotonic()
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
                connection.request("GET", "/livez" if turn % 2 else "/readyz")
                status = connection.getresponse().status
                connection.close()
            except OSError as error:
                self.failures.append(repr(error))
                continue
            self.health.append((time.monotonic() - start) * 1000)
            if status != 200:
                self.failures.append(status)
            text = pathlib.Path(f"/proc/{self.server.process.pid}/statm").read_text()
            self.memory.append(int(text.split()[1]) * 4096 / 2**20)

    def stop(self):
        self.is_over.set()
        self.thread.join()


def show(title, results):
    print(title)
    for name, result in results.items():
        statuses = " ".join(f"{status}: {count:,}" for status, count in sorted(result["statuses"].items()))
        print(f"  {name:7} {result['rate']:>8,.0f} served/s   p99 {result['p99']:>7,.1f} ms   {statuses}"
              f"   broken: {result['broken']}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--awards", type=int, default=20_000)
    parser.add_argument("--folder", help="keeps the data and the register here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(options.folder or temporary).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        program = Program(options.program, folder)
        if not (folder / DATABASE).exists():
            subprocess.run(
                [sys.executable, SHARED / "bench/make_data.py", folder / "data", str(options.awards)], check=True)
            for name in ("organisations", "awards"):
                take_in(program, name)
        run(program, folder, entry(program, options.awards)["work"], options.seconds)


def run(program, folder, work, seconds):
    faults = []
    with program.serve(DATABASE) as server:
        def here(url):
            return url.replace("127.0.0.1:9400", f"127.0.0.1:{server.port}")
        # What is written is never found, or the searches would grow longer with every second.
        writing = {**json.loads(work["create"]["body"]), "title": "Quay wall", "description": "Repairs. " * 40}
        works = {
            "read": here(work["one"]), "list": here(work["list"]),
            "search": here(work["list"].split("?")[0]) + "?q=community+budget&limit=20",
            "write": {**work["create"], "url": here(work["create"]["url"]), "body": json.dumps(writing)}}
        before = Load(folder, works, 1, 8).results()
        show("the load that it sustains, 64 connections:", before)
        load = Load(folder, works, 4, seconds)
        watch = Watch(server)
        during = load.results()
        watch.stop()
        show(f"four times that, 256 connections, for {seconds} s:", during)
        end = time.monotonic()
        health = sorted(watch.health)
        third = len(watch.memory) // 3
        early, late = max(watch.memory[:third]), max(watch.memory[-third:])
        print(f"health: {len(health)} asked, median {health[len(health) // 2]:.1f} ms, "
              f"99th percentile {health[int(len(health) * 0.99)]:.1f} ms, longest {health[-1]:.1f} ms, "
              f"{len(watch.failures)} failed")
        print(f"memory: at most {early:.1f} MiB in the first third, {late:.1f} MiB in the last")
        time.sleep(max(0, 5 - (time.monotonic() - end)))
        after = Load(folder, works, 1, 8).results()
        show("five seconds later, 64 connections:", after)
        time.sleep(5)
        settled = Load(folder, works, 1, 8).results()
        show("after another rest, 64 connections:", settled)
        for name, result in during.items():
            if result["broken"] or set(result["statuses"]) - {200, 201, 429, 503}:
                faults.append(f"{name}: not every request was answered or refused")
        if health[-1] >= 100 or watch.failures:
            faults.append(f"the health check took {health[-1]:.1f} ms, or failed: {watch.failures[:3]}")
        if late > early * 1.1:
            faults.append(f"memory grew from {early:.1f} to {late:.1f} MiB")
        for name in MIX:
            if after[name]["rate"] < settled[name]["rate"] * 0.8:
                faults.append(f"{name}: {after[name]['rate']:,.0f}/s afterwards, {settled[name]['rate']:,.0f}/s at rest")
    for fault in faults:
        print(f"FAULT: {fault}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
