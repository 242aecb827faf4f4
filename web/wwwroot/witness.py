#!/usr/bin/env python3
"""Watches the public record of a vote.

    python3 witness.py https://HOST/rounds/ROUND [FOLDER]

Keeps the latest checkpoint in FOLDER (by default the round's name, here) and checks each time that the new one is signed with the same
key, says what the record says, and contains the one that was kept. Ends with 0 when all is well, 1 when the record was changed, 2 when
it could not be read. Needs Python 3.8 or later and nothing else. For cron, once a day:

    30 7 * * *  python3 /home/me/witness.py https://HOST/rounds/ROUND /home/me/witness
"""
import base64
import hashlib
import json
import pathlib
import sys
import urllib.error
import urllib.request

# The curve P-256 (FIPS 186-5).
P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200")


class Alarm(Exception):
    """The record is not what it was, or not what it says."""


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def add(a, b):
    if a is None or b is None:
        return a or b
    if a[0] == b[0]:
        if (a[1] + b[1]) % P == 0:
            return None
        slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], P - 2, P) % P
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], P - 2, P) % P
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def times(k, point):
    total = None
    while k:
        if k & 1:
            total = add(total, point)
        point = add(point, point)
        k >>= 1
    return total


def signature_holds(spki, text, der):
    if len(spki) != 91 or not spki.startswith(SPKI) or spki[26] != 4:
        return False
    key = int.from_bytes(spki[27:59], "big"), int.from_bytes(spki[59:], "big")
    if (key[1] ** 2 - key[0] ** 3 + 3 * key[0] - B) % P:
        return False
    try:
        length = der[3]
        r, s = int.from_bytes(der[4:4 + length], "big"), int.from_bytes(der[6 + length:], "big")
    except IndexError:
        return False
    if not (0 < r < N and 0 < s < N):
        return False
    w = pow(s, N - 2, N)
    point = add(times(int.from_bytes(sha(text), "big") * w % N, G), times(r * w % N, key))
    return point is not None and point[0] % N == r


def read_key(text):
    """name+id+base64, as keys of signed notes are handed round."""
    name, claimed, coded = text.strip().split("+", 2)
    raw = base64.b64decode(coded)
    spki = raw[1:]
    if raw[0] != 2 or sha(spki)[:4].hex() != claimed:
        raise Alarm("The key is not one that signs checkpoints.")
    return name, spki


def read_checkpoint(note, key):
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    name, spki = key
    for line in signatures.strip("\n").split("\n"):
        dash, signer, coded = (line.split(" ") + ["", ""])[:3]
        raw = base64.b64decode(coded)
        if dash == "\u2014" and signer == name and raw[:4] == sha(spki)[:4] and signature_holds(spki, text.encode(), raw[4:]):
            break
    else:
        raise Alarm("The checkpoint is not signed with the key that was kept at the first look.")
    origin, size, root, chain = text.rstrip("\n").split("\n")
    _, sequence, chained = chain.split(" ")
    return origin, int(size), base64.b64decode(root), int(sequence), bytes.fromhex(chained)


def root_of(edge):
    if not edge:
        return sha(b"")
    root = edge[-1]
    for left in reversed(edge[:-1]):
        root = sha(b"\x01", left, root)
    return root


def grow(edge, size, leaf):
    while size & 1:
        leaf = sha(b"\x01", edge.pop(), leaf)
        size >>= 1
    edge.append(leaf)


def check_chain(lines):
    """The hash after each entry, from the first on."""
    hashes = [bytes(32)]
    for number, line in enumerate(lines, 1):
        entry = json.loads(line)
        body = sha((entry["id"] + "\n" + entry["body"]).encode())
        hashes.append(sha(hashes[-1], number.to_bytes(8, "big"), entry["kind"].encode(), body))
        if entry["seq"] != number or entry["hash"] != hashes[-1].hex():
            raise Alarm(f"Entry {number} of the record does not fit the one before it.")
    return hashes


def watch(address, folder):
    def get(name):
        with urllib.request.urlopen(f"{address}/seals/{name}", timeout=60) as answer:
            return answer.read()

    folder.mkdir(parents=True, exist_ok=True)
    kept_key, kept = folder / "key.txt", folder / "checkpoint"
    key = read_key(kept_key.read_text() if kept_key.exists() else get("keys.txt").decode())
    old = read_checkpoint(kept.read_text(encoding="utf-8"), key) if kept.exists() else None
    note = get("checkpoint").decode()
    origin, size, root, sequence, chained = read_checkpoint(note, key)
    if old and old[0] != origin:
        raise Alarm("The checkpoint is of another vote than the one that was kept.")

    lines = get("ledger.jsonl").decode().rstrip("\n").split("\n")
    hashes = check_chain(lines)
    if sequence >= len(hashes) or hashes[sequence] != chained:
        raise Alarm(f"The checkpoint and the record differ at entry {sequence}.")
    if old and (old[3] > sequence or hashes[old[3]] != old[4]):
        raise Alarm(f"The record was changed at or before entry {old[3]}, which was there when it was last looked at.")

    edge, count, was = [], 0, {0: root_of([])}
    for entry in map(json.loads, lines[:sequence]):
        if entry["kind"] != "BATCH":
            continue
        body = json.loads(entry["body"])
        seal = folder / f"seal-{body['number']}.txt"
        text = seal.read_bytes() if seal.exists() else get(seal.name)
        leaves = [bytes.fromhex(line) for line in text.decode().split()]
        own = []
        for place, leaf in enumerate(leaves):
            grow(own, place, leaf)
            grow(edge, count, leaf)
            count += 1
        if leaves != sorted(set(leaves)) or len(leaves) != body["count"] or root_of(own).hex() != body["root"]:
            raise Alarm(f"The votes under seal {body['number']} are not those that were sealed.")
        seal.write_bytes(text)
        was[count] = root_of(edge)
    if count != size or was[count] != root:
        raise Alarm("The checkpoint does not name all votes under the seals.")
    if old and was.get(old[1]) != old[2]:
        raise Alarm("The votes that were sealed when this was last looked at are not all there any more.")

    kept_key.write_text("+".join([key[0], sha(key[1])[:4].hex(), base64.b64encode(b"\x02" + key[1]).decode()]) + "\n")
    kept.write_text(note, encoding="utf-8")
    contained = f" The checkpoint kept before, with {old[1]} votes and {old[3]} entries, is contained in it." if old else " It is the first that was kept."
    return f"All is well: {size} votes under seal, {sequence} entries in the record.{contained}"


def main(arguments):
    if not 2 <= len(arguments) <= 3:
        print(__doc__)
        return 2
    address = arguments[1].rstrip("/")
    folder = pathlib.Path(arguments[2] if len(arguments) == 3 else address.rsplit("/", 1)[-1])
    try:
        print(watch(address, folder))
        return 0
    except Alarm as alarm:
        print(f"ALARM. {alarm} Keep the folder {folder} and tell people.", file=sys.stderr)
        return 1
    except (OSError, ValueError, KeyError, urllib.error.URLError) as failure:
        print(f"The record could not be read: {failure}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv))
