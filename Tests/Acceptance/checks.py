"""Runs checks one after the other, each a function whose result is the sentence to print."""
import os
import pathlib
import sys
import tempfile

from program import Program


def check(condition, found):
    if not condition:
        raise AssertionError(found)


def run(path, data, checks, *given):
    """Runs `checks` on the program at `path` in one folder, ends with 1 if one failed. Without the file `data` there is
    nothing to run: that is said, and fails in CI."""
    if not data.exists():
        print(f"there is no {data}; nothing was checked")
        sys.exit(1 if "CI" in os.environ else 0)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="concordat-") as folder:
        program = Program(path, pathlib.Path(folder))
        for one in checks:
            try:
                print(f"ok     {one.__name__}: {one(program, *given)}", flush=True)
            except Exception as error:
                failed += 1
                print(f"FAILED {one.__name__}: {type(error).__name__}: {error}", flush=True)
    print(f"{len(checks) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
