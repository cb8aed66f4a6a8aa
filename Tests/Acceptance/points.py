"""Asks for the areas of random points and compares the answers with shapely, straight from the GeoJSON files.

usage: points.py CONCORDAT [--points N] [--seed N]     needs shapely (pip install shapely) and ../shared/data

Two thirds of the points lie anywhere in the boxes of the areas, the rest at corners of polygons and in the middle of
edges, where neighbours meet. A point on which shapely and the register differ is judged once more in fractions, exactly.
Each request's processor time is what the kernel counted for all threads of the server (/proc/PID/task/*/schedstat).
"""
import argparse
import fractions
import glob
import json
import pathlib
import random
import re
import statistics

import sys
import tempfile
import time
from decimal import Decimal

import shapely
from program import SHARED, Program

FILES = {"lad24_buc": "ltla24_code", "pfa20": "pfa20_code", "icb22": "icb22_code"}
FOLDER = SHARED / "data/boundaries"

def read():
    """The polygons of each area by its code, numbers as they are written."""
    areas = {}
    for name, member in FILES.items():
        for feature in json.loads((FOLDER / f"{name}.geojson").read_text(), parse_float=Decimal)["features"]:
            geometry = feature["geometry"]
            polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
            areas[feature["properties"][member]] = polygons
    return areas

def choose(areas, count, seed):
    """Points as texts: anywhere, at corners, in the middle of edges."""
    dice = random.Random(seed)
    boxes, rings = [], []
    for polygons in areas.values():
        for polygon in polygons:
            xs, ys = zip(*polygon[0])
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
            rings += polygon
    points = []
    for number in range(count):
        if number % 6 < 4:
            west, south, east, north = map(float, dice.choice(boxes))
            decimals = dice.randint(4, 9)
            points.append((f"{dice.uniform(west - .01, east + .01):.{decimals}f}",
                           f"{dice.uniform(south - .01, north + .01):.{decimals}f}"))
            continue
        ring = dice.choice(rings)
        at = dice.randrange(len(ring) - 1)
        (ax, ay), (bx, by) = ring[at], ring[at + 1]
        points.append((str(ax), str(ay)) if number % 6 == 4 else (str((ax + bx) / 2), str((ay + by) / 2)))
    return points

def exact(polygons, x, y):
    """Where the point lies, in fractions: outside, border or inside."""
    x, y = fractions.Fraction(x), fractions.Fraction(y)
    inside = False
    for polygon in polygons:
        for ring in polygon:
            ring = [(fractions.Fraction(a), fractions.Fraction(b)) for a, b in ring]
            for (ax, ay), (bx, by) in zip(ring, ring[1:]):
                if not min(ay, by) <= y <= max(ay, by):
                    continue
                cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
                if cross == 0 and min(ax, bx) <= x <= max(ax, bx):
                    return "border"
                if (ay > y) != (by > y) and (cross > 0) == (by > ay):
                    inside = not inside
    return "inside" if inside else "outside"

class Meter:
    """The processor time of a process so far, in nanoseconds."""

    def __init__(self, pid):
        self.paths = f"/proc/{pid}/task/*/schedstat"

    def read(self):
        return sum(int(pathlib.Path(path).read_text().split()[0]) for path in glob.glob(self.paths))

def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("concordat", type=pathlib.Path)
    parser.add_argument("--points", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    areas = read()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(options.concordat, folder)
        for name in FILES:
            for expected in ("created", "unchanged"):
                begin = time.monotonic()
                out, peak = program.measure(
                    "import", FOLDER / f"{name}.geojson", "--mapping", name, "--database", "points.db")
                took = time.monotonic() - begin
                line = re.search(rb"boundaries: (.*)", out)[1].decode()
                assert f" {expected}" in line and re.search(rf"[1-9]\d* {expected}", line), line
                print(f"{name}: {line}; {took:.2f} s, {peak / 2**20:.0f} MiB", flush=True)
        print(program.do("check", "--database", "points.db").decode().strip())
        with program.serve("points.db", 0, "--workers", "1") as server:
            compare(areas, choose(areas, options.points, options.seed), server, options.seed)

def compare(areas, points, server, seed):
    client, meter = server.client(), Meter(server.process.pid)
    # shapely wants valid shapes; what make_valid changes are the spikes that the mapping takes out.
    shapes = {code: shapely.make_valid(shapely.MultiPolygon(
        [(polygon[0], polygon[1:]) for polygon in polygons])) for code, polygons in areas.items()}
    tree, codes = shapely.STRtree(list(shapes.values())), list(shapes)
    names = {}
    for page in client.pages("/v1/areas?limit=200&fields=id,codes"):
        names.update((item["id"], item["codes"][0]["code"]) for item in page)
    for x, y in points[:500]:
        client.get(f"/v1/areas?point={x},{y}&fields=id")
    answers, costs = [], []
    last = meter.read()
    for x, y in points:
        answer = client.get(f"/v1/areas?point={x},{y}&fields=id").json
        now = meter.read()
        costs.append((now - last) / 1e6)
        last = now
        answers.append(answer)
    equal = differences = missed = wrong = borders = 0
    for (x, y), answer in zip(points, answers):
        found = {names[item["id"]] for item in answer["items"]}
        on_border = {names[place] for place in answer["on_border_of"]}
        borders += bool(on_border)
        theirs = {codes[at] for at in tree.query(shapely.Point(float(x), float(y)), "intersects")}
        if found == theirs:
            equal += 1
        else:
            differences += 1
        # Fractions decide where the two differ, and wherever a border is claimed.
        for code in found ^ theirs | on_border:
            place = exact(areas[code], x, y)
            missed += code in found and code not in theirs and place == "border"
            told = "border" if code in on_border else "inside" if code in found else "outside"
            if place != told:
                wrong += 1
                print(f"WRONG {x},{y} {code}: told {told}, is {place}")
    costs.sort()
    print(f"{len(points)} points (seed {seed}): {equal} as shapely, {differences} not. Judged in fractions, with all "
          f"{borders} points on a border: {missed} times shapely's doubles miss a border, {wrong} times the register is wrong")
    print(f"processor time of a lookup: mean {statistics.mean(costs):.3f} ms, median {costs[len(costs) // 2]:.3f} ms, "
          f"99th percentile {costs[len(costs) * 99 // 100]:.3f} ms, most {costs[-1]:.3f} ms")
    if wrong or costs[len(costs) * 99 // 100] >= 1:
        sys.exit(1)

main()
