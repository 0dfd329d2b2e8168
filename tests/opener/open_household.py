#!/usr/bin/env python3
"""Opens a household file without any of our programs, and says what is in it.

    open_household.py FILE --as N [--code] [--json] [--carve] [--witness FOLDER]
    open_household.py FILE --all [--json] [--carve]

N is a person's name as the Door shows it, or 0 for the one who made the
household and 1 for the one who joined. The passphrase (with --code, the recovery
code) is read from standard input; --all reads one line for each person, the
first person's first. The answer is one JSON object: indented, or with --json on
one line. --carve is for a file that SQLite refuses. The file is never written to.

Exit codes: 0 well, 2 usage, 3 damaged (every finding is named), 4 not a household
file, 5 wrong passphrase or code, 7 made by a newer version, 8 cannot be read.
"""

import argparse
import json
import sys

import shared_log
import witness
from carve import CarvedFile
from format1 import ACTIONS, NO_CONTENT, OWN_CONTENT, Damage, DoesNotOpen, Newer
from household import HouseholdFile, NotAHousehold, OpenHousehold, decode_json

WELL, USAGE, DAMAGED, NOT_A_HOUSEHOLD, WRONG_SECRET, NEWER, UNREADABLE = 0, 2, 3, 4, 5, 7, 8


def main(arguments, secrets):
    options = parse_arguments(arguments)
    file = None
    try:
        file = CarvedFile(options.file) if options.carve else HouseholdFile(options.file)
        labels = file.labels()
        persons = range(len(labels)) if options.all else [person_named(labels, options.as_)]
        reports = []
        for person in persons:
            secret = read_secret(secrets)
            household = OpenHousehold(file, person, secret, options.code)
            if options.witness:
                witness.check(household, options.witness)
            reports.append(report_of(household, labels))
        answer = {"rooms": reports} if options.all else reports[0]
        code = DAMAGED if any(report["findings"] for report in reports) else WELL
    except NotAHousehold as refusal:
        answer, code = {"refused": "not a household file", "why": str(refusal)}, NOT_A_HOUSEHOLD
    except Newer as refusal:
        answer, code = {"refused": "made by a newer version", "why": str(refusal)}, NEWER
    except DoesNotOpen as refusal:
        answer, code = {"refused": "wrong passphrase or code", "why": str(refusal)}, WRONG_SECRET
    except Damage as damage:
        findings = list(file.findings) if file else []
        answer = {"refused": "damaged", "why": str(damage), "findings": findings}
        code = DAMAGED
    except UnknownPerson:
        answer, code = {"refused": "no such person"}, USAGE
    except UnreadableSecret:
        answer, code = {"refused": "the secret is not UTF-8"}, USAGE
    except OSError as error:
        answer, code = {"refused": "cannot be read", "why": error.strerror}, UNREADABLE
    except MemoryError:
        answer, code = {"refused": "not enough free memory"}, UNREADABLE
    indent = None if options.json else 2
    print(json.dumps(answer, ensure_ascii=False, indent=indent))
    return code


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file")
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--as", dest="as_", metavar="N")
    who.add_argument("--all", action="store_true")
    parser.add_argument("--code", action="store_true", help="read recovery codes")
    parser.add_argument("--carve", action="store_true", help="read the raw bytes, without SQLite")
    parser.add_argument("--json", action="store_true", help="one line")
    parser.add_argument("--witness", metavar="FOLDER", help="the folder of witness files")
    return parser.parse_args(arguments)


class UnreadableSecret(Exception):
    """What was typed is not UTF-8."""


def read_secret(secrets):
    try:
        return secrets.readline().decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise UnreadableSecret from None


class UnknownPerson(Exception):
    """Nobody of that name, or two of them."""


def person_named(labels, name):
    persons = [person for person, label in labels.items() if label == name]
    if not persons and name in ("0", "1") and int(name) in labels:
        persons = [int(name)]
    if len(persons) != 1:
        raise UnknownPerson
    return persons[0]


def report_of(household, labels):
    head = household.own.head
    report = {
        "person": household.person,
        "label": labels[household.person],
        "persons": [{"person": p, "label": label} for p, label in labels.items()],
        "vault_id": household.vault_id.hex(),
        "read_only": household.read_only,
        "has_code": household.bundle.has_code,
        "room": {
            "cells": household.own.cells,
            "epoch": head and head.epoch,
            "saved_at": head and head.saved_at,
        },
        "entries": [report_entry(household, entry) for entry in household.own.entries],
        "log": [],
        "pins": None,
    }
    if household.shared:
        verdicts = shared_log.verify(household)
        report["log"] = [report_record(verdict) for verdict in verdicts]
        report["pins"] = {
            name: room.head and {"seq": room.head.pinned_seq, "hash": room.head.pinned_hash.hex()}
            for name, room in (("own", household.own), ("shared", household.shared))
        }
    report["findings"] = list(household.findings)
    return report


def report_entry(household, entry):
    report = {"id": entry.id.hex(), "sequence": entry.sequence, "age_proven": entry.proven}
    if entry.retired:
        report["from_an_old_copy"] = True
    try:
        report["content"] = decode_json(entry.content)
    except Damage as damage:
        household.findings.add("entry-not-json", entry=entry.id.hex(), why=str(damage))
        report["bytes"] = entry.content.hex()
    return report


def report_record(verdict):
    record = verdict.record
    report = {
        "seq": record.seq,
        "author": record.author,
        "action": ACTIONS.get(record.action, f"from a newer version ({record.action})"),
        "entry": record.entry.hex(),
        "revision": record.revision,
        "at": record.at,
        "content_hash": record.content_hash.hex(),
        "state": {NO_CONTENT: "none", OWN_CONTENT: "own"}.get(record.state, "withdrawn"),
        "signature": verdict.signature,
        "chain": verdict.chain,
        "rules": verdict.rules,
    }
    if verdict.content is not None:
        report["content"] = verdict.content
    return report


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdin.buffer))
