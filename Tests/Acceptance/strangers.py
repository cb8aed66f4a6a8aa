"""Lets schemathesis loose on a register: every operation of the description, with examples, at the edges and at random.

usage: strangers.py CONCORDAT SCHEMATHESIS [--examples N] [--phases LIST] [--seed N]

The register is the sample, which it may spoil; its key may write every kind and read drafts, but cannot revoke a key, its
own neither. The seed is fixed. All checks of schemathesis are on but one: that a request which fits the schemas is
accepted would forbid all rules that no schema can say, so that strangers_hooks.py asks instead that each refusal names a
rule of the description's x-rules. Ends with 1 if a check failed.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

from program import Program


# A request that is wrong in two ways is told of one: a condition that rules the change out goes before the body's faults.
SETTINGS = """
[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 414, 415, 422, 428, 429, 431]
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("schemathesis")
    parser.add_argument("--examples", type=int, default=2)
    parser.add_argument("--phases", default="examples,fuzzing")
    parser.add_argument("--seed", type=int, default=20261130)
    given = parser.parse_args()
    tool = str(pathlib.Path(given.schemathesis).resolve())
    hooks = pathlib.Path(__file__).with_name("strangers_hooks.py")
    with tempfile.TemporaryDirectory(prefix="concordat-") as folder:
        program = Program(given.program, folder)
        (program.folder / "schemathesis.toml").write_text(SETTINGS)
        program.demo("spoilt.db").stop()
        key = program.make_key("spoilt.db")
        with program.demo("spoilt.db", "--rate-limit", "off", "--key-rate-limit", "off") as server:
            done = subprocess.run(
                [tool, "run", f"http://127.0.0.1:{server.port}/openapi.json", "--checks", "all",
                 "--exclude-checks", "positive_data_acceptance", "--phases", given.phases,
                 "--max-examples", str(given.examples), "--seed", str(given.seed), "--generation-deterministic",
                 "--header", f"Authorization: Bearer {key}", "--continue-on-failure", "--no-color",
                 "--request-timeout", "60", "--workers", "2"],
                cwd=folder, env={**os.environ, "SCHEMATHESIS_HOOKS": str(hooks)})
            alive = server.client().get("/livez").status == 200
        program.do("check", "--database", "spoilt.db")
    print(f"the server is {'alive' if alive else 'gone'} and its file clean; schemathesis ended with {done.returncode}")
    sys.exit(done.returncode if alive else 1)


if __name__ == "__main__":
    main()
