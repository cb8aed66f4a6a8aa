"""Talks to a running register as real clients and proxies do, and prints a table of what each did.

usage: wire_peers.py PORT PATH KEY     needs curl, nginx, haproxy, h2load, wrk, nc, chromium and Python's requests

PATH is one record's, KEY may create records, though none is kept. The server should run with --idle-timeout 1s, so that a
proxy meets connections that the server ended. Everything stays on the loopback address.
"""
import concurrent.futures
import http.client
import http.server
import json
import pathlib
import queue
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

port, path, key = int(sys.argv[1]), sys.argv[2], sys.argv[3]
base = f"http://127.0.0.1:{port}"
rows = []


def row(name, good, what):
    rows.append(good)
    print(f"| {name} | {'as it should' if good else 'NOT as it should'} | {what} |", flush=True)


def run(*command, **options):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=60, **options)


def curl():
    out = run("curl", "-si", "--http1.0", base + path).stdout
    row("curl --http1.0", out.startswith("HTTP/1.1 200") and "Connection: close" in out, out.splitlines()[0])
    out = run("curl", "-sv", "--http1.1", base + path, base + path)
    row("curl --http1.1, twice", "Re-using existing connection" in out.stderr, "one connection, two answers")
    out = run("curl", "-si", "-H", "Range: bytes=0-9", base + path).stdout
    row("curl with Range", out.startswith("HTTP/1.1 200") and "Content-Range" not in out, "200, whole")
    body = "x" * 2_000_000
    out = run("curl", "-si", "--expect100-timeout", "5", "-H", "Expect: 100-continue", "-H", "Content-Type: application/json",
              "--data-binary", "@-", f"{base}/v1/awards", input=body)
    row("curl --expect100-timeout 5, no key", out.stdout.startswith("HTTP/1.1 401"), "401 without 100, at once")
    out = run("curl", "-si", "-H", "Expect:", "-H", "Content-Type: application/json", "-H", "Authorization: Bearer x",
              "--data-binary", "@-", f"{base}/v1/awards", input=body)
    row("curl sending 2 MB at once", out.stdout.split()[1] in ("401", "413"), out.stdout.splitlines()[0])
    out = run("curl", "-s", "-o", "/dev/null", "-w", "%{http_code} %{size_download}", "-T", "-", f"{base}/v1/awards", input="{}")
    row("curl -T - (chunked upload)", out.stdout.split()[0] in ("401", "405"), out.stdout)


    for name, ranges in (("one", "0-9"), ("several", "0-0,5-6"), ("impossible", "999999999-"), ("overflowing", "0-9223372036854775807")):
        out = run("curl", "-si", "-r", ranges, base + path).stdout
        row(f"curl -r, {name}", out.startswith("HTTP/1.1 200") and "Content-Range" not in out, f"{ranges}: 200, whole")
    one = ["-sv", "-H", f"Authorization: Bearer {key}", "-H", "Content-Type: application/json", "-w", "%{http_code} ", "-o", "/dev/null"]
    uploads = []
    for number, extra in enumerate(([], ["-H", "Transfer-Encoding: chunked"], ["-H", "Expect: 100-continue"], [])):
        uploads += [*(["--next"] if number else []), *one, *extra, "--data-binary", document(f"Upload {number}"), dry]
    out = run("curl", *uploads)
    row("curl, four uploads on one connection", out.stdout.split() == ["201"] * 4 and out.stderr.count("Re-using existing") == 3,
        f"{out.stdout.strip()}; one counted, one chunked, one with 100, one counted")


dry = f"{base}/v1/organisations?dry_run=true"


def document(name):
    return json.dumps({"name": name, "sector": "third"})


def pipelined_posts():
    """Six POSTs in one write, counted and chunked in turn: the answers come in order and none is made of another's body."""
    whole = b""
    for number in range(6):
        body = document(f"Pipelined {number}").encode()
        head = f"POST /v1/organisations?dry_run=true HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {key}\r\n"
        if number % 2:
            half = len(body) // 2
            chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:half], body[half:]))
            whole += head.encode() + b"Transfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n"
        else:
            whole += head.encode() + b"Content-Length: %d\r\n\r\n" % len(body) + body
    whole += b"GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        client.sendall(whole)
        got = b""
        while piece := client.recv(65536):
            got += piece
    names = re.findall(rb'"name":"Pipelined (\d)"', got)
    row("six POSTs in one write", got.count(b"HTTP/1.1 201") == 6 and names == [b"%d" % n for n in range(6)] and b'"live"' in got,
        f"{got.count(b'HTTP/1.1 201')} of 6 are 201, in order")


def chromium():
    """A page of another origin that creates a record by fetch, which a preflight must allow."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser:
        return row("Chromium fetch with preflight", False, "not installed")
    results = queue.Queue()
    page = f"""<script>
fetch("{dry}", {{method: "POST", headers: {{"Authorization": "Bearer {key}", "Content-Type": "application/json",
  "Idempotency-Key": "from-a-page"}}, body: {json.dumps(document("From a page"))}}})
  .then(a => a.json().then(b => a.status + " " + b.name + " " + a.headers.get("ETag")))
  .catch(e => "failed: " + e).then(t => fetch("/result", {{method: "POST", body: t}}));
</script>"""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def do_POST(self):
            results.put(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}", "--remote-debugging-port=0",
             f"http://127.0.0.1:{server.server_port}/"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            result = results.get(timeout=30)
        except queue.Empty:
            result = "no answer in 30 s"
        process.terminate()
        process.wait()
    server.shutdown()
    row("Chromium fetch with preflight, from another origin", result.startswith('201 From a page "1@all"'), result)


def python():
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    codes = []
    for method, target in (("GET", path), ("HEAD", path), ("DELETE", path), ("GET", "/nowhere"), ("OPTIONS", path), ("GET", path)):
        client.request(method, target)
        answer = client.getresponse()
        answer.read()
        codes.append(answer.status)
    row("Python http.client, six on one connection", codes == [200, 200, 401, 404, 204, 200], str(codes))
    try:
        import requests
    except ImportError:
        return row("Python requests", False, "not installed")
    with requests.Session() as session:
        codes = [session.get(base + path).status_code for _ in range(3)]
        codes.append(session.post(f"{base}/v1/awards", json={"a": 1}).status_code)
        codes.append(session.post(f"{base}/v1/awards", data=iter([b"{", b"}"])).status_code)
    row("Python requests, with a generator's body", codes[:3] == [200] * 3 and codes[3:] == [401, 401], str(codes))


def load():
    out = run("h2load", "--h1", "-n", "20000", "-c", "50", "-m", "1", base + path).stdout
    line = next((x for x in out.splitlines() if x.startswith("requests:")), "")
    row("h2load --h1", "20000 succeeded, 0 failed" in line, line)
    out = run("wrk", "-t1", "-c50", "-d2", base + path).stdout
    row("wrk", "Non-2xx" not in out and "Socket errors" not in out, out.splitlines()[-2])
    out = run("nc", "-N", "127.0.0.1", port, input=f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n" * 3).stdout
    row("nc, three pipelined, side shut", out.count("HTTP/1.1 200") == 3, f"{out.count('HTTP/1.1 200')} answers")


def through(name, proxy, command):
    process = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", proxy), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        out = run("h2load", "--h1", "-n", "5000", "-c", "20", "-m", "1", f"http://127.0.0.1:{proxy}{path}").stdout
        line = next((x for x in out.splitlines() if x.startswith("requests:")), "")
        row(f"{name} in front, keep-alive upstream", "5000 succeeded" in line and "5000 2xx" in out, line)
        # A client that goes away in the middle of an export, a hundred times.
        for _ in range(100):
            client = socket.create_connection(("127.0.0.1", proxy), timeout=5)
            client.sendall(b"GET /v1/awards.csv HTTP/1.1\r\nHost: a\r\n\r\n")
            client.recv(100)
            client.close()
        code = run("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", f"http://127.0.0.1:{proxy}{path}").stdout
        row(f"{name}, 100 clients gone in the middle of an export", code == "200", f"then {code}")
        # The server ends idle upstream connections, here by its idle limit of a second; the proxy must notice.
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            def one(_):
                return run("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", f"http://127.0.0.1:{proxy}{path}").stdout
            codes = list(pool.map(one, range(16)))
            time.sleep(2.5)
            codes += list(pool.map(one, range(16)))
        row(f"{name}, upstream connections ended by the server", set(codes) == {"200"}, f"{codes.count('200')} of 32 are 200")
    finally:
        process.terminate()
        process.wait()


def proxies():
    folder = pathlib.Path(tempfile.mkdtemp())
    (folder / "nginx.conf").write_text(f"""daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}
http {{ access_log off; upstream r {{ server 127.0.0.1:{port}; keepalive 16; }}
server {{ listen 127.0.0.1:9421; location / {{ proxy_pass http://r; proxy_http_version 1.1; proxy_set_header Connection ""; }} }} }}
""")
    through("nginx", 9421, ["nginx", "-c", folder / "nginx.conf"])
    (folder / "haproxy.cfg").write_text(f"""defaults
  mode http
  timeout connect 2s
  timeout client 30s
  timeout server 30s
  retry-on conn-failure empty-response
  retries 2
  http-reuse always
frontend f
  bind 127.0.0.1:9422
  default_backend b
backend b
  server s 127.0.0.1:{port}
""")
    through("HAProxy", 9422, ["haproxy", "-f", folder / "haproxy.cfg"])
    shutil.rmtree(folder)


print("| peer | | |\n| --- | --- | --- |")
curl()
pipelined_posts()
chromium()
python()
load()
proxies()
print(f"{sum(rows)} passed, {len(rows) - sum(rows)} failed")
sys.exit(0 if all(rows) else 1)
