"""Measures the program on 100,000 made-up awards: the import, then the load beside what people would pick instead.

usage: bench.py CONCORDAT [--spec FILE] [--folder FOLDER] [--awards N] [--no-load]

By hand, with nothing else running. --spec takes a specification of the peers made before (../shared/bench/peers.py prints
one); without it the register is measured alone. --folder keeps the data and the register there instead of in a temporary
folder. SECONDS, ROUNDS and CONNECTIONS are those of ../shared/bench/load.py, which needs wrk.
"""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

from program import MAPPINGS, SHARED, Program

PORT = 9400
NGINX_PORT = 9404
DATABASE = "bench.db"


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("concordat", type=pathlib.Path)
    parser.add_argument("--spec", type=pathlib.Path)
    parser.add_argument("--folder", type=pathlib.Path)
    parser.add_argument("--awards", type=int, default=100_000)
    parser.add_argument("--no-load", action="store_true")
    return parser.parse_args()


def take_in(program, name):
    """Imports one of the files that make_data.py wrote; prints rows a second and the highest resident memory."""
    begin = time.monotonic()
    out, peak = program.measure(
        "import", f"data/{name}.ndjson", "--mapping", MAPPINGS / f"bench_{name}.json", "--database", DATABASE)
    took = time.monotonic() - begin
    rows = int(re.match(rb"(\d+) rows: \1 created", out)[1])
    print(f"import {name}: {rows:,} rows in {took:.2f} s, {rows / took:,.0f} rows/s, at most {peak / 2**20:.1f} MiB",
          flush=True)


def body(one):
    """What the peers are sent, in the register's own members."""
    return {
        "title": "Shared services programme", "description": "Community budget transformation. " * 8, "type": "grant",
        "currency": "GBP", "amount_awarded": 12345600, "award_date": "2013-07-03",
        "funders": [{"organisation_id": one["funders"][0]["organisation_id"]}],
        "recipients": [{"organisation_id": one["recipients"][0]["organisation_id"]}]}


def entry(program, awards):
    """The register's own entry of the specification."""
    middle = f"/v1/awards/bench:aw-{awards // 2:08d}"
    one = json.loads(program.do("get", middle, "--database", DATABASE))
    base = f"http://127.0.0.1:{PORT}"
    key = program.make_key(DATABASE)
    return {
        "name": "concordat",
        # No peer has a line in a log for each request.
        "start": [program.path, "serve", "--database", str(program.folder / DATABASE), "--port", str(PORT),
                  "--access-log", "off"],
        "ready": f"{base}/healthcheck/ready",
        "work": {
            "one": base + one["self"], "list": f"{base}/v1/awards?limit=50",
            "create": {
                "url": f"{base}/v1/awards",
                "headers": {"Content-Type": "application/json", "Authorization": f"Bearer {key}"},
                "body": json.dumps(body(one))}}}


def nginx(program, work):
    """nginx as the ceiling: it serves as files the very documents that the register answers."""
    root = program.folder / "nginx"
    root.mkdir(exist_ok=True)
    with program.serve(DATABASE, PORT):
        for name in ("one", "list"):
            with urllib.request.urlopen(work[name]) as answer:
                (root / name).write_bytes(answer.read())
    (root / "nginx.conf").write_text(f"""
worker_processes auto; daemon off; error_log stderr crit; pid {root}/pid; events {{ worker_connections 20000; }}
http {{
  access_log off; keepalive_requests 1000000000; open_file_cache max=100; sendfile on;
  server {{ listen 127.0.0.1:{NGINX_PORT}; root {root}; location / {{ default_type application/json; }} }}
}}
""")
    base = f"http://127.0.0.1:{NGINX_PORT}"
    return {"name": "nginx-same", "start": ["nginx", "-c", str(root / "nginx.conf")], "ready": f"{base}/one",
            "work": {name: f"{base}/{name}" for name in ("one", "list")}}


def run(given, folder):
    program = Program(given.concordat, folder)
    for suffix in ("", "-wal", "-shm", "-lock"):
        (folder / (DATABASE + suffix)).unlink(missing_ok=True)
    subprocess.run(
        [sys.executable, SHARED / "bench/make_data.py", folder / "data", str(given.awards)], check=True)
    for name in ("organisations", "awards"):
        take_in(program, name)
    print(program.do("check", "--database", DATABASE).decode(), end="", flush=True)
    spec = json.loads(given.spec.read_text()) if given.spec else []
    spec.append(entry(program, given.awards))
    if shutil.which("nginx"):
        spec.append(nginx(program, spec[-1]["work"]))
    path = folder / "spec.json"
    path.write_text(json.dumps(spec, indent=1))
    if given.no_load:
        return
    subprocess.run([sys.executable, SHARED / "bench/load.py", path], check=True)
    print(program.do("check", "--database", DATABASE).decode(), end="")


def main():
    given = parse()
    if given.folder:
        given.folder.mkdir(parents=True, exist_ok=True)
        run(given, given.folder.resolve())
    else:
        with tempfile.TemporaryDirectory(prefix="concordat-bench-") as folder:
            run(given, pathlib.Path(folder))


if __name__ == "__main__":
    main()
