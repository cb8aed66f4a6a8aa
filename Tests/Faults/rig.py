"""A server whose calls on its files can be made to fail, clients that write to it, and what must hold afterwards."""
import ctypes
import json
import mmap
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import struct
import subprocess
import sys
import threading
import time
import collections

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Acceptance"))
from checks import check  # noqa: E402
from program import Client, Program  # noqa: E402

WRITE, SYNC, OPEN, READ, TRUNCATE, RENAME = 1, 2, 4, 8, 16, 32
NONE, FAIL, KILL, TEAR, WAIT, SHORT = range(6)
REGISTER = "register.db"


class Shim:
    """The library that stands before the C library, and the page through which it is told what to do."""

    def __init__(self, folder):
        self.library = pathlib.Path(folder) / "shim.so"
        if not self.library.exists():
            compiler = next(filter(None, map(shutil.which, ("cc", "clang", "gcc"))))
            subprocess.run(
                [compiler, "-shared", "-fPIC", "-O1", "-o", self.library, HERE / "shim.c", "-ldl", "-lpthread"],
                check=True)
        self.control = pathlib.Path(folder) / "control"
        self.control.write_bytes(bytes(4096))
        self.page = mmap.mmap(os.open(self.control, os.O_RDWR), 4096)
        self.undo = pathlib.Path(folder) / "undo"

    def environment(self, with_undo=False):
        own = {"LD_PRELOAD": str(self.library), "FAULTS_CONTROL": str(self.control), "FAULTS_NAME": REGISTER}
        if with_undo:
            self.undo.unlink(missing_ok=True)
            own["FAULTS_UNDO"] = str(self.undo)
        return own

    def set(self, calls, action, error=0, skip=0, times=-1, wait=0):
        self.page[0:48] = struct.pack("6q", 0, NONE, error, skip, times, wait)
        self.page[0:16] = struct.pack("2q", calls, action)

    def clear(self):
        self.set(0, NONE)

    @property
    def seen(self):
        return struct.unpack("q", self.page[48:56])[0]


class Rig:
    """A folder with one register and a key to it."""

    def __init__(self, program, folder, shim):
        self.program, self.folder, self.shim = Program(program, folder), pathlib.Path(folder), shim
        self.path = self.folder / REGISTER
        self.key = self.program.do("keys", "create", "--name", "faults", "--scope", "admin", "--database", REGISTER).decode().split()[-1]
        self.acknowledged = []

    def serve(self, *options, undo=False, **how):
        return Server(self, options, {**os.environ, **self.shim.environment(undo)}, **how)

    def verify(self):
        """What must hold of the file, whatever happened: check is clean, all that was acknowledged is there, nothing
        is torn. Gives how many records there are."""
        code, out, err = self.program.run("check", "--database", REGISTER)
        check(code == 0, f"check: {out.decode()}{err}")
        found = set()
        for line in self.program.do("export", "announcements", "--database", REGISTER).splitlines():
            record = json.loads(line)
            check(record["body"] == text(record["title"]), f"{record['title']} is torn")
            found.add(record["title"])
        lost = set(self.acknowledged) - found
        check(not lost, f"{len(lost)} of {len(self.acknowledged)} acknowledged records are lost")
        return len(found)

    def kept(self):
        count = self.verify()
        return f"lost 0 of {len(self.acknowledged)} acknowledged, {count} in all, none torn"


class Refused(Exception):
    """The server did not start."""

    def __init__(self, code, words):
        super().__init__(f"exit code {code}: {words}")
        self.code, self.words = code, words


class Server:
    """A running server; a context that kills it at its end."""

    def __init__(self, rig, options=(), environment=None, user=None, files=None):
        self.rig = rig

        def limit():
            resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))

        begin = time.monotonic()
        self.errors = open(rig.shim.control.parent / "errors", "w+")
        self.process = subprocess.Popen(
            [rig.program.path, "serve", "--database", REGISTER, "--port", "0", "--access-log", "off",
             "--log-format", "text", "--key-rate-limit", "off", *options],
            cwd=rig.folder, env=environment, stdout=subprocess.PIPE, stderr=self.errors, user=user,
            preexec_fn=limit if files else None)
        self.lines = []
        for line in self.process.stdout:
            self.lines.append(line.decode().rstrip())
            found = re.search(r"http://127\.0\.0\.1:(\d+)", self.lines[-1])
            if found:
                self.port = int(found[1])
                break
        else:
            code = self.process.wait()
            self.errors.seek(0)
            raise Refused(code, self.errors.read().strip())
        self.start = time.monotonic() - begin
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.append(line.decode().rstrip())

    def said(self, words):
        return any(words in line for line in list(self.lines))

    def wait_for(self, words, seconds=20):
        end = time.monotonic() + seconds
        while not self.said(words):
            check(time.monotonic() < end, f"the log does not say {words!r}: {self.lines[-5:]}")
            time.sleep(0.02)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def signal(self, number):
        self.process.send_signal(number)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        return self.process.wait()

    def stop(self):
        self.signal(signal.SIGTERM)
        return self.process.wait(timeout=30)

    def client(self):
        return Client(self.port, self.rig.key)

    def write(self, client=None, size=300):
        """One write; status and code, 0 if no answer came."""
        return Load(self, 0, size).once(client or self.client())

    def read_old(self):
        """The status of reading a record that was there before."""
        return self.client().get("/v1/announcements?limit=1&count=false").status


def text(title):
    """The body that belongs to a title, which says how long it is."""
    size = int(title.rsplit(" ", 1)[1])
    word = title.replace(" ", ".") + "."
    return (word * (size // len(word) + 1))[:size]


class Load:
    """Clients that write without a pause, each record with a body of a random length that its title tells."""

    count = 0
    lock = threading.Lock()

    def __init__(self, server, clients, size=20_000, seed=None):
        self.server, self.size, self.random = server, size, random.Random(seed)
        self.outcomes = collections.Counter()
        self.times, self.done = [], threading.Event()
        self.retry_after = set()
        self.threads = [threading.Thread(target=self.run) for _ in range(clients)]
        for thread in self.threads:
            thread.start()

    def once(self, client):
        with Load.lock:
            Load.count += 1
            title = f"record {Load.count} of {self.random.randint(1, max(1, self.size))}"
        begin = time.monotonic()
        try:
            answer = client.post("/v1/announcements", {"title": title, "kind": "news", "body": text(title)})
        except Exception:  # noqa: BLE001: whatever a dying server does to a connection
            outcome = (0, "no answer")
        else:
            outcome = (answer.status, "" if answer.status == 201 else answer.json["code"])
            if answer.status == 201:
                self.server.rig.acknowledged.append(title)
            elif answer.status >= 500:
                self.retry_after.add(answer.headers["Retry-After"])
        self.times.append(time.monotonic() - begin)
        self.outcomes[outcome] += 1
        return outcome

    def run(self):
        client = self.server.client()
        while not self.done.is_set():
            if self.once(client)[0] == 0:
                if self.server.process.poll() is not None:
                    return
                client = self.server.client()
                time.sleep(0.01)

    def stop(self):
        self.done.set()
        for thread in self.threads:
            thread.join()
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def wait(self, outcome, more=1, seconds=30):
        """Waits for so many more outcomes of the kind."""
        goal, end = self.outcomes[outcome] + more, time.monotonic() + seconds
        while self.outcomes[outcome] < goal:
            check(time.monotonic() < end, f"no {outcome} for {seconds} s: {self.told}")
            check(self.server.process.poll() is None, f"the server ended: {self.server.lines[-3:]}")
            time.sleep(0.005)

    def allow(self, *outcomes):
        found = set(self.outcomes) - {(201, "")} - set(outcomes)
        check(not found, f"clients saw {found}")

    @property
    def told(self):
        return ", ".join(f"{count} × {status} {code}".strip() for (status, code), count in sorted(self.outcomes.items()))


class Watch:
    """A client that reads all the while."""

    def __init__(self, server):
        self.server, self.statuses, self.times, self.done = server, collections.Counter(), [], threading.Event()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        client = self.server.client()
        while not self.done.wait(0.02):
            begin = time.monotonic()
            try:
                status = client.get("/v1/announcements?limit=1&count=false").status
            except Exception:  # noqa: BLE001
                status, client = 0, self.server.client()
            self.statuses[status] += 1
            self.times.append(time.monotonic() - begin)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        self.done.set()
        self.thread.join()

    def worst(self, share):
        return sorted(self.times)[min(len(self.times) - 1, int(len(self.times) * share))]


class Records:
    """What the shim wrote down: every write with what was there before, and every sync."""

    HEAD = struct.Struct("8s4q256s")

    def __init__(self, path):
        self.files = collections.defaultdict(list)
        data = path.read_bytes() if path.exists() else b""
        at = 0
        while at + self.HEAD.size <= len(data):
            kind, offset, count, size, old, name = self.HEAD.unpack_from(data, at)
            at += self.HEAD.size
            new_bytes, old_bytes = data[at:at + count], data[at + count:at + count + old]
            at += count + old
            kind, name = kind.rstrip(b"\0").decode(), name.split(b"\0", 1)[0].decode()
            if kind == "sync":
                self.files[name] = []
            else:
                self.files[name].append((kind, offset, new_bytes, size, old_bytes))

    def cut_power(self, keeps):
        """Takes back what was not synced; `keeps` says of each write whether it reached the disk all the same."""
        count = 0
        for name, steps in self.files.items():
            if not steps or name.endswith("-shm") or not os.path.exists(name):
                continue
            with open(name, "r+b") as file:
                for kind, offset, _, size, old in reversed(steps):
                    file.seek(offset)
                    file.write(old)
                    file.truncate(size)
                for kind, offset, new, size, _ in steps:
                    count += 1
                    if kind == "write" and keeps():
                        file.seek(offset)
                        file.write(new)
        return count


def shut_down(folder):
    """Ends the ext4 file system that `folder` lies on, as a power cut would: what its journal has not is gone."""
    fd = os.open(folder, os.O_RDONLY)
    flags = ctypes.c_uint32(2)  # EXT4_GOING_FLAGS_NOLOGFLUSH
    answer = ctypes.CDLL(None, use_errno=True).ioctl(fd, ctypes.c_ulong(0x8004587D), ctypes.byref(flags))
    number = ctypes.get_errno()
    os.close(fd)
    return answer == 0 or os.strerror(number)
