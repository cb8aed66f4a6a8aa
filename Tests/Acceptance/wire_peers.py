"""Talks to a running register as real clients and proxies do, and prints a table of what each did.

usage: wire_peers.py PORT PATH PID     needs curl, nginx, haproxy, h2load, wrk, nc; a client not installed is named as missing

PATH is one record's. Everything stays on the loopback address.
"""
import concurrent.futures
import http.client
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

port, path = int(sys.argv[1]), sys.argv[2]
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
python()
load()
proxies()
print(f"{sum(rows)} passed, {len(rows) - sum(rows)} failed")
sys.exit(0 if all(rows) else 1)
