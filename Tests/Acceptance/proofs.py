"""Verifies the tree of hashes from outside: nothing here is the program's, only SHA-256 and the text of RFC 9162.

usage: proofs.py CONCORDAT

A register with records, changes of keys and a draft is served with a signing key. A stranger then takes each entry he
sees, makes the leaf from its values and their salts, and goes up the tree to a head that was told; shows that a later
head extends each earlier one; finds of the draft its leaf and nothing else; and compares a record with what its entry
says. pymerkle, if it is installed, makes the same tree of the same leaves. OpenSSL verifies the signature. Then copies
that were changed, and one that was cut off, are told from the head that was kept.
"""
import argparse
import base64
import hashlib
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from program import Program

try:
    import pymerkle
except ImportError:
    pymerkle = None

DATABASE = "register.db"


def sha256(data):
    return hashlib.sha256(data).digest()


def node(left, right):
    return sha256(b"\x01" + left + right)


def climb(place, last, path, start, beside_both=None):
    """RFC 9162, 2.1.3.2 and 2.1.4.2: the root over `start`, and over what lay left of it alone."""
    new = old = start
    for step in path:
        assert last > 0, "the path is too long"
        if place & 1 or place == last:
            new, old = node(step, new), node(step, old)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node(new, step)
        place, last = place >> 1, last >> 1
    assert last == 0, "the path is too short"
    return new, old


def root_of(leaf, index, size, path):
    return climb(index, size - 1, path, leaf)[0]


def check_extension(first, first_size, second, second_size, path):
    """That the tree of the second head begins with that of the first."""
    if first_size in (0, second_size):
        assert not path and (first_size == 0 or first == second)
        return
    if first_size & (first_size - 1) == 0:
        path = [first] + path
    place, last = first_size - 1, second_size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    new, old = climb(place, last, path[1:], path[0])
    assert old == first and new == second, f"{second_size} does not extend {first_size}"


def leaf_of(values):
    """The leaf's data and hash; each value that is shown is what its hash says."""
    for value in values:
        if value["text"] is not None:
            assert sha256(bytes.fromhex(value["salt"]) + value["text"].encode()).hex() == value["hash"]
    data = b"".join(bytes.fromhex(value["hash"]) for value in values)
    return data, sha256(b"\0" + data)


def document_of(values):
    """The members that the leaf says, of those that are shown."""
    texts = [value["text"] for value in values[1:] if value["text"] is not None]
    return json.loads("{" + ",".join(texts) + "}")


def hashes(path):
    return [bytes.fromhex(one) for one in path]


class Stranger:
    """Somebody with a client, who believes nothing but what he can work out."""

    def __init__(self, client):
        self.client = client

    def get(self, path):
        answer = self.client.get(path)
        assert answer.status == 200, f"{path}: {answer.status} {answer.body}"
        return answer.json

    def head(self):
        return self.get("/v1/proofs/head")

    def leaves(self):
        leaves, path = [], "/v1/proofs/leaves?limit=200"
        while True:
            page = self.get(path)
            if not page["items"]:
                return leaves
            leaves += page["items"]
            path = page["next"]

    def entry(self, seq, head):
        proof = self.get(f"/v1/proofs/inclusion?seq={seq}&size={head['size']}")
        leaf = bytes.fromhex(proof["hash"])
        assert root_of(leaf, proof["leaf"], head["size"], hashes(proof["path"])).hex() == head["root"], seq
        if proof["values"] is not None:
            assert leaf_of(proof["values"])[1] == leaf, seq
        return proof

    def extends(self, first, second):
        proof = self.get(f"/v1/proofs/consistency?from={first['size']}&to={second['size']}")
        check_extension(
            bytes.fromhex(first["root"]), first["size"], bytes.fromhex(second["root"]), second["size"],
            hashes(proof["path"]))


def write(client):
    """Records of every sort of write; the paths of a public one and of a draft."""
    def made(answer):
        assert answer.status in (200, 201, 204), answer.body
        return answer
    bodies = [made(client.post("/v1/organisations", {
        "name": f"Bödy {number}, with \"quotes\" and a \\", "sector": "third"})).json
        for number in range(3)]
    path = bodies[0]["self"]
    made(client.ask("PATCH", path, {"name": "Body of another name"}, If_Match="*",
                    Content_Type="application/merge-patch+json", Change_Note="It was renamed."))
    made(client.ask("DELETE", bodies[1]["self"], If_Match="*"))
    draft = made(client.post("/v1/announcements", {
        "title": "Not yet", "body": "What is in here may not show.", "kind": "news"})).json["self"]
    made(client.post("/v1/keys", {"name": "Another", "scopes": ["drafts:read"]}))
    made(client.post("/v1/organisations", {"name": "Last body", "sector": "third"}))
    return path, draft


def check_signature(note, folder):
    """What `openssl pkeyutl` says of the note's signature."""
    text, lines = note.rsplit("\n\n", 1)
    blob = base64.b64decode(lines.split()[2])
    (folder / "text").write_bytes((text + "\n").encode())
    (folder / "signature").write_bytes(blob[4:])
    subprocess.run(
        ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "head.pub", "-rawin", "-in", "text", "-sigfile",
         "signature"], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def check_pymerkle(insider, leaves, head):
    """The tree that pymerkle makes of the same leaves; of changes of keys only the hash is told."""
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        if leaf["seq"] is None:
            tree._store_leaf(b"", bytes.fromhex(leaf["hash"]))
        else:
            data, _ = leaf_of(insider.entry(leaf["seq"], head)["values"])
            tree.append_entry(data)
    for size in range(1, head["size"] + 1):
        assert tree.get_root(size).hex() == insider.get(f"/v1/proofs/head?size={size}")["root"], size
        proof = insider.get(f"/v1/proofs/consistency?from={size}&to={head['size']}")
        own = tree.prove_consistency(size, head["size"])
        pymerkle.verify_consistency(
            bytes.fromhex(proof["from"]["root"]), bytes.fromhex(proof["to"]["root"]), own)
    for index, leaf in enumerate(leaves):
        pymerkle.verify_inclusion(
            bytes.fromhex(leaf["hash"]), bytes.fromhex(head["root"]), tree.prove_inclusion(index + 1))


def check_tampering(program):
    """Copies of the closed file that were changed, with the head at hand."""
    changes = [
        "UPDATE entries SET actor = 'nobody' WHERE seq = 2", "UPDATE entries SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 2",
        "UPDATE entries SET note = NULL WHERE note IS NOT NULL", "UPDATE leaves SET salt = zeroblob(16) WHERE seq = 1",
        "UPDATE keys SET scopes = 'admin' WHERE scopes <> 'admin'", "DELETE FROM key_changes WHERE number = 2",
        "DELETE FROM leaves WHERE seq = (SELECT max(seq) FROM leaves)"]
    for change in changes:
        shutil.copy(program.folder / DATABASE, program.folder / "changed.db")
        with sqlite3.connect(program.folder / "changed.db") as database:
            assert database.execute(change).rowcount > 0, change
        database.close()
        code, _, err = program.run("check", "--head", "head.json", "--database", "changed.db")
        assert code != 0, change
        print(f"  {change}: {err.splitlines()[0]}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program, folder = Program(options.program, folder), pathlib.Path(folder)
        openssl = ["openssl", "genpkey", "-algorithm", "ed25519", "-out", "head.pem"]
        subprocess.run(openssl, cwd=folder, check=True)
        subprocess.run(["openssl", "pkey", "-in", "head.pem", "-pubout", "-out", "head.pub"], cwd=folder, check=True)
        key = program.do(
            "keys", "create", "--name", "acceptance", "--scope", "admin", "--database", DATABASE).decode().split()[-1]
        with program.serve(DATABASE, 0, "--head-key-file", "head.pem") as server:
            stranger, insider = Stranger(server.client()), Stranger(server.client(key))
            heads = [stranger.head()]
            path, draft = write(insider.client)
            program.do("backup", "old.db", "--database", DATABASE)
            heads.append(stranger.head())
            for number in range(300):
                assert insider.client.post(
                    "/v1/organisations", {"name": f"Club {number}", "sector": "third"}).status == 201
                if number % 50 == 0:
                    heads.append(stranger.head())
            heads.append(stranger.head())
            last, leaves = heads[-1], stranger.leaves()
            assert [leaf["leaf"] for leaf in leaves] == list(range(last["size"]))
            for earlier in heads:
                stranger.extends(earlier, last)
            seqs = [leaf["seq"] for leaf in leaves if leaf["seq"] is not None]
            hidden = [seq for seq in seqs if stranger.entry(seq, last)["values"] is None]
            shown = [entry["seq"] for entry in insider.get("/v1/changes?kind=announcements")["items"]]
            assert hidden == shown and len(hidden) == 1, hidden
            assert insider.entry(hidden[0], last)["values"] is not None
            print(f"{len(seqs)} entries are in the tree of {last['size']} leaves; one of them is hidden and shows its hash")

            record = stranger.get(path)
            version = [entry for entry in insider.get(f"{path}/history")["items"]][-1]
            values = stranger.entry(version["seq"], last)["values"]
            said = document_of([value for value in values if not (value["text"] or "").startswith('"@note"')])
            assert said == {name: value for name, value in record.items() if value is not None}
            print(f"{path} is what the leaf of entry {version['seq']} says")

            check_signature(last["note"], folder)
            (folder / "head.json").write_text(json.dumps(last))
            print("OpenSSL verifies the signature of the head")
            if pymerkle:
                check_pymerkle(insider, leaves, last)
                print(f"pymerkle makes the same tree of the same {len(leaves)} leaves, at each size")
            else:
                print("pymerkle is not installed: skipped")
        print(program.do("check", "--head", "head.json", "--head-key", "head.pub", "--database", DATABASE).decode().strip())
        check_tampering(program)
        code, _, err = program.run("check", "--head", "head.json", "--database", "old.db")
        assert code != 0 and "ends before the head" in err, err
        print(f"  a copy of an earlier state: {err.splitlines()[0]}")
        assert program.run("restore", "old.db", "--head", "head.json", "--database", "other.db")[0] != 0


if __name__ == "__main__":
    sys.exit(main())
