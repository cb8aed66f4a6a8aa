"""Reads lists while what they follow from changes: one tag must stand for one answer.

usage: tags.py CONCORDAT [--seconds N]

One client gives gss:E12000001 of the sample another name again and again, three read lists that follow from it, as
.json, as .csv and by name. An answer differs if another one with the same address and the same ETag had another body.
A reader also asks again with If-None-Match; a 304 is stale if the tag had been seen to be replaced before it was asked.
"""
import argparse
import sys
import tempfile
import threading
import time

from program import Program

LISTS = ["/v1/partnerships?area=gss:E06000029&area_match=any&fields=name",
         "/v1/partnerships.csv?area=gss:E06000029&area_match=any&fields=name",
         "/v1/areas?named=North%20East&fields=name"]


class Reader(threading.Thread):
    """Asks for one list until it is told to stop."""

    def __init__(self, server, path, stop):
        super().__init__()
        self.client, self.path, self.stop = server.client(), path, stop
        self.bodies, self.answers, self.differing, self.stale, self.error = {}, 0, 0, 0, None

    def run(self):
        try:
            last = None
            while not self.stop.is_set():
                answer = self.client.get(self.path)
                if answer.status == 503:
                    continue
                assert answer.status == 200, answer.body
                tag = answer.headers["ETag"]
                self.answers += 1
                self.differing += self.bodies.setdefault(tag, answer.body) != answer.body
                if last not in (None, tag):
                    # No state of the register comes back, so what was replaced once is never current again.
                    self.stale += self.client.get(self.path, If_None_Match=last).status == 304
                last = tag
        except Exception as error:  # told by the main thread
            self.error = error


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--seconds", type=float, default=30)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(options.program, folder)
        with program.demo("register.db") as server:
            stop = threading.Event()
            readers = [Reader(server, path, stop) for path in LISTS]
            for reader in readers:
                reader.start()
            writer, names, end = server.client("cdt_demo_loopback_only"), 0, time.monotonic() + options.seconds
            while time.monotonic() < end:
                names += 1
                name = "North East" if names % 2 else f"North East {names}"
                answer = writer.ask("PATCH", "/v1/areas/gss:E12000001", {"name": name}, If_Match="*")
                assert answer.status == 200, answer.body
            stop.set()
            for reader in readers:
                reader.join()
    for reader in readers:
        if reader.error:
            raise reader.error
    answers, differing = sum(r.answers for r in readers), sum(r.differing for r in readers)
    tags, stale = sum(len(r.bodies) for r in readers), sum(r.stale for r in readers)
    print(f"differing answers: {differing} of {answers} (tags: {tags}, writes: {names}, stale 304: {stale})")
    return 1 if differing or stale else 0


if __name__ == "__main__":
    sys.exit(main())
