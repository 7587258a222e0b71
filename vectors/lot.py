#!/usr/bin/env python3
"""Writes lot.json: commitments, seeds and orders of the lot, from docs/spec/rounds.md alone."""

import hashlib
import json
import pathlib


def h(label, *inputs):
    data = b""
    for part in (label.encode("utf-8"), *inputs):
        data += len(part).to_bytes(8, "big") + part
    return hashlib.sha256(data)


def case(contest, contributions, candidates):
    identity = contest.encode("utf-8")
    commitments = [
        h("hustings/1 lot commitment", identity, z.to_bytes(8, "big"), r).hexdigest()
        for z, r in enumerate(contributions, start=1)
    ]
    seed = h("hustings/1 lot", identity, *contributions).digest()
    tickets = {c: h("hustings/1 lot order", seed, c.encode("utf-8")).hexdigest() for c in candidates}
    return {
        "contest": contest,
        "contributions": [r.hex() for r in contributions],
        "commitments": commitments,
        "seed": seed.hex(),
        "tickets": tickets,
        "order": sorted(candidates, key=tickets.get),
    }


def drawn(text):
    return hashlib.sha256(text.encode("utf-8")).digest()


cases = [
    case("c1", [bytes(32)], ["a", "b"]),
    case("c1", [bytes(32), bytes(32)], ["a", "b"]),
    case("ndp-2012", [drawn("first"), drawn("second"), drawn("third")], ["dewar", "singh", "ashton", "saganash"]),
    case("ndp-2012", [drawn("second"), drawn("first"), drawn("third")], ["dewar", "singh", "ashton", "saganash"]),
    case("direction-éàü", [b"\xff" * 32, drawn("x")], ["hélène", "Ñandú", "李", "z" * 300]),
]
path = pathlib.Path(__file__).with_name("lot.json")
path.write_text(json.dumps({"cases": cases}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
