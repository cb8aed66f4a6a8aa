#!/usr/bin/env python3
"""Restarts a server again and again while clients read and write; no request may fail.

usage: restart.py PROGRAM [--seconds 4]

This process is the service manager: it holds the listening sockets, hands them over as systemd does (LISTEN_FDS), and
hears of readiness on a socket (NOTIFY_SOCKET). It restarts first in systemd's order, one server after the other's end, and
then with the next one waiting for the register while the last one finishes.

A request counts as failed if its answer does not come whole, for whatever reason, or is not the one expected. A client
looks before it sends whether its connection has been closed meanwhile, and opens another, as every client does.
"""
import argparse
import os
import pathlib
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

from program import Program


class Manager:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.http, self.metrics = socket.create_server(("127.0.0.1", 0), backlog=4096), \
            socket.create_server(("127.0.0.1", 0))
        self.port = self.http.getsockname()[1]
        self.ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.name = f"\0concordat-restart-{os.getpid()}"
        self.ear.bind(self.name)
        self.log = open(pathlib.Path(folder) / "server.log", "ab")

    def start(self):
        """Starts a server on the sockets; returns at once."""
        def hand_over():
            # In the child: the numbers that sd_listen_fds(3) wants.
            for number, given in ((10, self.http), (11, self.metrics)):
                os.dup2(given.fileno(), number)
            for number in (10, 11):
                os.dup2(number, number - 7, inheritable=True)
                os.close(number)
        return subprocess.Popen(
            ["/bin/sh", "-c", 'LISTEN_PID=$$ exec "$0" "$@"', self.program.path, "serve", "--database", "restart.db"],
            cwd=self.folder, stdout=self.log, stderr=self.log, close_fds=False, preexec_fn=hand_over,
            env={**os.environ, "LISTEN_FDS": "2", "LISTEN_FDNAMES": "http:metrics",
                 "NOTIFY_SOCKET": "@" + self.name[1:]})

    def hear(self, word, seconds=30):
        """Waits for an assignment on the notification socket."""
        self.ear.settimeout(seconds)
        while word not in self.ear.recv(4096).decode().split("\n"):
            pass


class Clients:
    """Clients that ask one request after the other until told to stop."""

    def __init__(self, port, key):
        self.port, self.key = port, key
        self.lock = threading.Lock()
        self.done, self.failures, self.written, self.longest = 0, [], [], 0.0
        self.is_over = threading.Event()
        self.threads = []

    def start(self, count, work):
        for number in range(count):
            thread = threading.Thread(target=self.run, args=(number, work))
            thread.start()
            self.threads.append(thread)

    def stop(self):
        self.is_over.set()
        for thread in self.threads:
            thread.join()

    def run(self, number, work):
        connection, turn = None, 0
        while not self.is_over.is_set():
            turn += 1
            request, expected, keeps = work(number, turn)
            start = time.monotonic()
            try:
                if connection is None or is_closed(connection):
                    connection = socket.create_connection(("127.0.0.1", self.port), timeout=30)
                    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                connection.sendall(request)
                status, head, body = answer(connection)
            except Exception as error:  # Whatever it is, the client did not get its answer.
                with self.lock:
                    self.failures.append(f"{request.splitlines()[0]}: {error!r}")
                connection = None
                continue
            took = time.monotonic() - start
            with self.lock:
                self.done += 1
                self.longest = max(self.longest, took)
                if status != expected:
                    self.failures.append(f"{request.splitlines()[0]}: {status} {body[:200]}")
                elif status == 201:
                    self.written.append(head["location"])
            if not keeps or head.get("connection") == "close":
                connection.close()
                connection = None

    def read(self, number, turn):
        # Few search at one time: more would be refused as too many, restart or not.
        path = ("/v1/organisations?limit=5", "/v1/changes?limit=2", "/v1", "/v1/organisations?q=trust&limit=3")[
            turn % (4 if number < 4 else 3)]
        return f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode(), 200, True

    def read_once(self, number, turn):
        return b"GET /v1/organisations?limit=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 200, False

    def write(self, number, turn):
        body = f'{{"name": "Trust {number} {turn}", "sector": "third"}}'.encode()
        head = (f"POST /v1/organisations HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {self.key}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nPrefer: return=minimal\r\n\r\n")
        return head.encode() + body, 201, True


def is_closed(connection):
    """Whether the server has ended the connection while nothing was asked of it."""
    if not select.select([connection], [], [], 0)[0]:
        return False
    connection.close()
    return True


def answer(connection):
    """One whole answer: status, head, body."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            raise ConnectionError(f"the connection ended after {len(data)} bytes of the answer")
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    if fields.get("transfer-encoding"):
        raise ValueError("no answer here should be chunked")
    while len(body) < int(fields.get("content-length", 0)):
        more = connection.recv(65536)
        if not more:
            raise ConnectionError("the connection ended inside the answer's body")
        body += more
    return int(lines[0].split()[1]), fields, body


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=4, help="how long each server serves")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(options.program, folder)
        key = program.make_key("restart.db")
        manager = Manager(program, folder)
        server = manager.start()
        manager.hear("READY=1")
        failed = False
        for name, overlaps in (("one after the other", False), ("the next waits for the last", True)):
            clients = Clients(manager.port, key)
            clients.start(12, clients.read)
            clients.start(4, clients.read_once)
            clients.start(8, clients.write)
            gaps = []
            for _ in range(2):
                time.sleep(options.seconds)
                start = time.monotonic()
                if overlaps:
                    following = manager.start()
                server.send_signal(signal.SIGTERM)
                manager.hear("STOPPING=1")
                code = server.wait()
                if code != 0:
                    failed = True
                    print(f"the server ended with {code}")
                server = following if overlaps else manager.start()
                manager.hear("READY=1")
                gaps.append(time.monotonic() - start)
            time.sleep(options.seconds)
            clients.stop()
            print(f"{name}: {clients.done} requests, {len(clients.written)} of them writes, "
                  f"{len(clients.failures)} failed; restarts took {', '.join(f'{gap:.2f} s' for gap in gaps)}, "
                  f"the longest answer {clients.longest:.2f} s")
            for failure in clients.failures[:10]:
                print(f"  {failure}")
            failed = failed or bool(clients.failures)
        server.send_signal(signal.SIGTERM)
        code = server.wait()
        rows = program.do("export", "organisations", "--database", "restart.db").decode()
        kept = rows.count("\n")
        missing = [path for path in clients.written if f'"self":"{path}"' not in rows]
        print(f"the last server ended with {code}; {kept} records, {len(missing)} acknowledged writes missing")
        if failed or missing or code != 0:
            print((pathlib.Path(folder) / "server.log").read_text()[-2000:])
            sys.exit(1)


if __name__ == "__main__":
    main()
