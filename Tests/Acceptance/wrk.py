"""What wrk measures on a server on the loopback address, and the server's memory."""
import pathlib
import re
import subprocess

MILLISECONDS = {"us": 1e-3, "ms": 1, "s": 1e3}


def load(port, path, connections, seconds):
    """The 99th percentile in ms and the answers a second."""
    out = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}", "--latency", f"http://127.0.0.1:{port}{path}"],
        capture_output=True, text=True).stdout
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", out)
    return float(p99[1]) * MILLISECONDS[p99[2]], float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])


def memory(pid):
    """What the process holds of its own and its share of the rest, in MiB."""
    text = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+)", text, re.M)[1]) / 1024
