#!/usr/bin/env python3
"""Makes minutes.json: a small contest's definition, minutes and voids, hashed and signed without any code of this project.

Needs Python 3 and openssl only. Signatures are random, so a second run gives other bytes, equally right."""
import base64, hashlib, json, os, subprocess, tempfile

CONTEST = "9zXk3mQ7RtBv4W"
ORIGIN, PARTY = "https://vote.example.org", "vote.example.org"


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def sha(data):
    return hashlib.sha256(data).hexdigest()


def b64(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def both(en, fr):
    return {"en": en, "fr": fr}


def stage(n, uuid, **more):
    window = {"channel": "remote", "opens": "2012-03-24T13:00:00Z", "closes": None}
    fields = {"id": f"round-{n}", "uuid": uuid, "ballot": "choice", "title": both(f"Round {n}", f"Tour {n}"),
              "question": both("Who shall lead?", "Qui doit diriger ?"), "min": 0, "max": 1, "blank": True, "policy": "once",
              "excludes": [], "mixers": 0, "windows": [window]}
    return {**fields, **more}


definition = {
    "hustings": "contest/1", "id": CONTEST, "name": both("A \"small\" contest", "Une petite course à la chefferie"),
    "timeZone": "America/Toronto", "languages": ["en", "fr"],
    "candidates": [
        {"id": "ann", "name": "Ann Été", "statement": both("Yes.\n", "Oui."), "photo": sha(b"photo"), "withdrawn": False},
        {"id": "bob", "name": "Bob", "statement": None, "photo": None, "withdrawn": True}],
    "rule": {"kind": "exhaustive", "base": "votes-for-standing", "withdrawnVotes": "outside-base",
             "ties": ["earlier-rounds", "lot"], "leaving": {"kind": "lowest", "percent": 0}},
    "stages": [stage(1, "TC8ZwPjLDDcDt5"), stage(2, "TC8ZwPjLDDcDt6", excludes=["round-1"], policy="last")],
    "columns": ["advance", "post"], "postOnline": "first-received", "postBatch": 30,
    "trustees": ["Ann", "Bob", "Cyd"], "threshold": 2,
    "officers": [{"id": "ro", "name": "Rita", "role": "returning-officer"}, {"id": "desk", "name": "Dan", "role": "help-desk"}],
    "twoOfficers": ["open", "set-windows"], "origins": [ORIGIN], "relyingParty": PARTY, "challengeDays": 30,
    "help": {"phone": "+1 613 555 0100", "hours": both("nine to five", "de neuf à cinq")}, "demo": False}


def openssl(*arguments, data=None):
    return subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=True).stdout


folder = tempfile.mkdtemp()
KEY = os.path.join(folder, "key.pem")
openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", KEY)
point = openssl("ec", "-in", KEY, "-pubout", "-outform", "DER", "-conv_form", "uncompressed")[-64:]
key = {"x": point[:32].hex(), "y": point[32:].hex()}


def assertion(order_hash):
    client = compact({"type": "webauthn.get", "challenge": b64(bytes.fromhex(order_hash)), "origin": ORIGIN, "crossOrigin": False})
    data = hashlib.sha256(PARTY.encode()).digest() + bytes([5]) + (7).to_bytes(4, "big")
    signed = openssl("dgst", "-sha256", "-sign", KEY, data=data + hashlib.sha256(client).digest())
    return {"officer": "ro", "authenticatorData": b64(data), "clientData": b64(client), "signature": b64(signed)}


H, F = sha(b"something"), base64.b64encode(hashlib.sha256(b"election").digest()).decode().rstrip("=")
window = {"channel": "hall", "opens": None, "closes": "2012-03-24T16:40:00Z"}
NOTES = [
    {"kind": "began", "definition": sha(compact(definition)), "receiptKey": H, "intakeKey": H, "software": "hustings 0.1.0"},
    {"kind": "key-commitment", "trustee": 1, "hash": H}, {"kind": "trustees", "hash": H},
    {"kind": "lot-commitment", "trustee": 3, "hash": H}, {"kind": "lot-reveal", "trustee": 3, "contribution": H},
    {"kind": "prepared", "stage": "round-1", "fingerprint": F, "credentials": H, "listed": 6, "voids": H, "voidHeight": 0},
    {"kind": "sealed", "stage": "round-1", "tally": H, "ballots": 5},
    {"kind": "opened", "stage": "round-1", "trustee": 2, "decryption": H},
    {"kind": "shuffled", "stage": "round-1", "trustee": 2, "shuffle": H},
    {"kind": "counted", "stage": "round-1", "result": H, "account": H},
    {"kind": "notice", "batch": "times-1", "subject": both("New times", "Nouvelles heures"), "sent": 6, "failed": 1},
    {"kind": "incident", "words": both("Busy\u007f", "Occupé")},
    {"kind": "incident", "words": both("Over", "Fini"), "incident": {
        "number": 1, "phase": "closed", "start": "2012-03-24T12:00:00Z", "end": "2012-03-24T12:30:00Z",
        "kinds": ["garbage", "slow-connections", "unreachable"], "peakPerSecond": 18400, "hostile": 5000000000, "senders": 9800,
        "accepted": 412, "putOff": 17, "probes": 60, "probesAccepted": 59, "slowestMilliseconds": 2100, "unwatchedSeconds": 0}},
    {"kind": "turned-away", "stage": "round-1", "closed": "2012-03-24T13:00:00Z", "members": 4, "atLeast": True,
     "since": "2012-03-24T12:00:00Z"},
    {"kind": "files", "files": [{"path": "/assets/booth.js", "hash": H}, {"path": "/vote/", "hash": H}]},
    {"kind": "declaration", "hash": H},
    {"kind": "erased", "files": 3}]
ORDERS = [
    ("enrol-officer", None, {"officer": "ro", "key": key, "credential": b64(b"credential")}),
    ("enrol-terminal", None, {"terminal": "hall-1", "key": H}), ("remove-terminal", None, {"terminal": "hall-1"}),
    ("freeze-roll", None, {"roll": H, "members": 6, "table": H, "spares": 2}), ("add-member", None, {"rows": [6, 7]}),
    ("amend", None, {"definition": H}), ("postpone", "round-1", {"windows": [window]}),
    ("withdraw", None, {"candidate": "ann"}), ("prepare", "round-1", {"candidates": ["ann", "bob"]}),
    ("open", "round-1", {"fingerprint": F}), ("pause", "round-1", {}), ("resume", "round-1", {}),
    ("extend", "round-1", {"channels": ["remote", "hall"], "closes": "2012-03-24T17:00:00Z", "lost": 11}),
    ("set-windows", "round-1", {"windows": [window]}), ("close", "round-1", {}), ("void-code", None, {"row": 4}),
    ("list-voted", None, {"cause": "advance", "rows": 2, "list": sha(b"2\n17\n")}),
    ("strike", "round-1", {"ballot": H, "row": 3}),
    ("count-column", "round-1", {"column": "post", "batch": 1, "ballots": 40, "votes": [{"candidate": "ann", "votes": 30}],
                                 "blank": 4, "rejected": 6, "exhausted": 0}),
    ("tally", "round-1", {"height": 5, "head": H, "struck": 1, "voids": H}), ("publish", "round-1", {"account": H}),
    ("announce", None, {"words": both("News", "Nouvelles")}), ("declare", None, {"candidate": "ann"}), ("erase", None, {})]

lines, orders, parent = [], [], sha(f"hustings/1 minutes|{CONTEST}".encode())
start, minute = parent, 0


def add(fields):
    global parent, minute
    text = {"height": len(lines), "parent": parent, "time": f"2012-03-24T13:{minute:02}:00Z", **fields}
    # JSON leaves DEL as it is; the record escapes it (docs/spec/verification.md, "Canonical JSON").
    line = compact(text).replace(b"\x7f", b"\\u007f")
    parent = sha(line)
    minute += 1
    lines.append(line.decode())


for note in NOTES:
    add({"note": note})
for n, (kind, of, details) in enumerate(ORDERS):
    reason = both("Because", "Parce que") if n % 2 else None
    order = {"contest": CONTEST, "after": parent, "kind": kind, "stage": of, "reason": reason, "details": details}
    orders.append(sha(compact(order)))
    add({"order": order, "signatures": [assertion(orders[-1])]})

void_lines, void_parent = [], sha(f"hustings/1 voids|{CONTEST}".encode())
void_start = void_parent
for row, cause, of in [(4711, "post", "round-1"), (4711, "void", None), (0, "advance", "round-2")]:
    line = compact({"height": len(void_lines), "parent": void_parent, "row": row, "cause": cause, "stage": of})
    void_parent = sha(line)
    void_lines.append(line.decode())

# The policy for extensions stands before "demo"; a definition without one is as it always was.
policy = {"extensions": {"successBelow": 95, "extraMinutes": 30, "most": 1, "officers": 2}}
extended = {**{key: value for key, value in definition.items() if key != "demo"}, **policy, "demo": False}

print(json.dumps({
    "definition": compact(definition).decode(), "definitionHash": sha(compact(definition)), "contest": CONTEST,
    "withExtensions": compact(extended).decode(), "withExtensionsHash": sha(compact(extended)),
    "minutes": {"start": start, "lines": lines, "head": parent}, "orderHashes": orders,
    "voids": {"start": void_start, "lines": void_lines, "head": void_parent},
    "key": key, "origin": ORIGIN, "relyingParty": PARTY}, indent=1, ensure_ascii=False))
