"""The program under test as a child process, and a client for its server: what the scripts beside this share."""
import http.client
import json
import pathlib
import re
import signal
import subprocess
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
MAPPINGS = ROOT / "Tests/Acceptance/mappings"


class Program:
    """The built program, working in a folder of its own."""

    def __init__(self, path, folder):
        self.path, self.folder = str(pathlib.Path(path).resolve()), pathlib.Path(folder)

    def run(self, *arguments, data=None):
        """Runs a command to its end; exit code, standard output, standard error."""
        done = subprocess.run([self.path, *map(str, arguments)], cwd=self.folder, input=data, capture_output=True)
        return done.returncode, done.stdout, done.stderr.decode()

    def do(self, *arguments, data=None):
        """Runs a command that must succeed; its standard output."""
        code, out, err = self.run(*arguments, data=data)
        if code != 0:
            raise RuntimeError(f"concordat {' '.join(map(str, arguments))}: exit code {code}\n{out.decode()}{err}")
        return out

    def measure(self, *arguments):
        """Runs a command that must succeed; its standard output and its highest resident memory in bytes."""
        process = subprocess.Popen([self.path, *map(str, arguments)], cwd=self.folder, stdout=subprocess.PIPE)
        peak = 0
        done = threading.Event()

        def watch():
            nonlocal peak
            # The kernel keeps the highest value, so the last look before the end is enough.
            while not done.wait(0.01):
                try:
                    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
                except OSError:
                    return
                found = re.search(r"^VmHWM:\s+(\d+) kB", text, re.M)
                peak = max(peak, int(found[1]) * 1024 if found else 0)

        watcher = threading.Thread(target=watch)
        watcher.start()
        out = process.stdout.read()
        process.wait()
        done.set()
        watcher.join()
        if process.returncode != 0:
            raise RuntimeError(f"concordat {' '.join(map(str, arguments))}: exit code {process.returncode}\n{out.decode()}")
        return out, peak

    def make_key(self, database):
        return self.do("keys", "create", "--name", "acceptance", "--database", database).decode().split()[-1]

    def serve(self, database, port=0, *options):
        return Server(self, database, port, options)

    def demo(self, database, *options):
        return Server(self, database, 0, options, command="demo")


class Server:
    """A running server; a context that stops it at its end."""

    def __init__(self, program, database, port, options=(), command="serve"):
        # A file, because a pipe that nobody reads would fill with the log.
        self.log = program.folder / "server.log"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [program.path, command, "--database", database, "--port", str(port), *options], cwd=program.folder,
                stdout=log)
        while not (found := re.search(r"http://127\.0\.0\.1:(\d+)", self.log.read_text())):
            if self.process.poll() is not None:
                raise RuntimeError(f"the server did not start: {self.log.read_text()}")
            time.sleep(0.01)
        self.port = int(found[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)

    def kill(self):
        self.process.kill()
        return self.process.wait()

    def client(self, key=None):
        return Client(self.port, key)


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    @property
    def json(self):
        return json.loads(self.body)


class Client:
    """One connection that is kept."""

    def __init__(self, port, key=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {"Authorization": f"Bearer {key}"} if key else {}

    def ask(self, method, path, body=None, **headers):
        """One request; a body that is no bytes is sent as JSON. Headers are given with _ for -."""
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
        own = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None:
            own.setdefault("Content-Type", "application/json")
        self.connection.request(method, path, body, {**self.headers, **own})
        return Answer(self.connection.getresponse())

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def post(self, path, body, **headers):
        return self.ask("POST", path, body, **headers)

    def pages(self, path):
        """Every item of a list, page by page, as the answers' next leads."""
        while path:
            page = self.get(path).json
            yield page["items"]
            path = page["next"] and urllib.parse.urlsplit(page["next"])._replace(scheme="", netloc="").geturl()


def together(works):
    """Runs all of the functions at one time; their results in order."""
    results = [None] * len(works)
    gate = threading.Barrier(len(works))

    def run(index):
        gate.wait()
        results[index] = works[index]()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
