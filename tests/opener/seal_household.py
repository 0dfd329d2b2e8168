#!/usr/bin/env python3
"""Makes a household file from docs/FORMAT.md alone, so that readers can be tested
against a file that our program did not make. Not for anybody's real words.

    seal_household.py FILE --name N [--with M] [--code] [--kdf-memory MIB]

Standard input: one passphrase line for each person, then JSON lines:

    {"person": 0, "entry": {"v": 1, "kind": "journal", ...}}
    {"person": 0, "action": "propose", "id": "(32 hex digits)", "content": {"v": 1, "kind": ...}}
    {"person": 1, "action": "accept", "of": 3}

`of` is the number of the record that is answered; `revision` and `at` may be given.
Prints a JSON object with the vault id and the recovery codes, if any.
"""

import argparse
import json
import os
import sqlite3
import struct
import sys
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

import format1 as f1

PAGES = 'PRAGMA page_size = 4096; PRAGMA encoding = "UTF-8"; PRAGMA auto_vacuum = NONE;'
MARKS = f"PRAGMA application_id = {f1.APPLICATION_ID}; PRAGMA user_version = {f1.USER_VERSION};"
ACTION_NUMBERS = {name: number for number, name in f1.ACTIONS.items()}


@dataclass
class Person:
    """One person's secrets, all drawn at random, and what they wrote."""

    index: int
    label: str
    passphrase: str
    with_code: bool
    entries: list = field(default_factory=list)  # (entry id, bytes)
    generation: int = 1  # of the key of the own room
    retired: dict = field(default_factory=dict)  # generation -> key that seals nothing any more
    carried: dict = field(default_factory=dict)  # cell number -> envelope under a retired key

    def draw(self, vault_id, random):
        self.user_key, self.space_key, self.seed = random(32), random(32), random(32)
        self.space_id = random(16)
        self.founding_public = f1.public_of(self.seed)
        self.user_prk = f1.user_prk(vault_id, self.index, self.user_key)
        self.code = make_code(random) if self.with_code else None
        self.code_secret = f1.code_secret(vault_id, self.code) if self.code else bytes(32)
        return self


def make_code(random):
    bits = int.from_bytes(random(17), "big") >> 6
    return "".join(f1.CODE_SYMBOLS[bits >> shift & 31] for shift in range(125, -1, -5))


def show_code(symbols):
    whole = symbols + f1.code_check(symbols)
    return "-".join(whole[i : i + 4] for i in range(0, 28, 4))


class Maker:
    """Everything that goes into one file, sealed as a writer has to seal it."""

    cells, free = 128, 16  # a room's first size, and how many stay free; tests make smaller ones

    def __init__(self, founder, newcomer=None, cost=(64 * 1024, 3, 4), now=0, random=os.urandom):
        self.random, self.cost, self.now = random, cost, now
        self.epoch = 0
        self.vault_id = random(16)
        self.persons = [p.draw(self.vault_id, random) for p in (founder, newcomer) if p]
        self.rows = {table: {} for table in f1.SCHEMA}
        self.log = []  # payloads
        self.last = (0, bytes(32))
        self.content_hashes = {}  # seq -> (entry, revision, content hash)
        if newcomer:
            self.shared_space, self.shared_key = random(16), random(32)
            both = b"".join(p.founding_public for p in self.persons)
            both += b"".join(p.space_id for p in self.persons) + self.shared_space
            for person in self.persons:
                self.sign(person, f1.FOUND, bytes(16), 0, both, now)
        else:
            self.shared_space = self.shared_key = None

    # The log

    def sign(self, person, action, entry, revision, content, at, of_hash=None):
        seq, prev = self.last[0] + 1, self.last[1]
        content_hash = of_hash or f1.sha256(content)
        signed = f1.signed_bytes(
            self.vault_id, seq, prev, person.index, action, entry, revision, content_hash, at
        )
        signature = Ed25519PrivateKey.from_private_bytes(person.seed).sign(signed)
        state = f1.NO_CONTENT if of_hash else f1.OWN_CONTENT
        self.log.append(signed + signature + struct.pack("<BI", state, len(content)) + content)
        self.last = (seq, f1.sha256(signed + signature))
        self.content_hashes[seq] = (entry, revision, content_hash)

    def record(self, person, action, entry=None, revision=0, content=None, of=None, at=None):
        """A record of a person: with content of its own, or of an earlier record."""
        at = self.now if at is None else at
        if of is not None:
            entry, revision, content_hash = self.content_hashes[of]
            self.sign(person, action, entry, revision, b"", at, content_hash)
        else:
            salted = self.random(16) + to_json(content)
            self.sign(person, action, entry or self.random(16), revision, salted, at)

    # Sealing

    def seal(self, prk, kind, generation, space_id, number, text):
        assert len(text) == f1.PLAIN_BYTES
        place = f1.ENVELOPE_MAGIC + struct.pack("<BBH16sI", 1, kind, generation, space_id, number)
        hedge = f1.expand(prk, b"hedge", 32)
        salt = f1.extract(hedge, self.random(32) + place + f1.sha256(text))
        key, commitment = f1.object_keys(prk, kind, number, salt)
        aad = f1.envelope_aad(self.vault_id, place)
        body = ChaCha20Poly1305(key).encrypt(f1.NONCE, text, aad)
        return place + salt + commitment + struct.pack("<I", f1.BODY_BYTES) + body

    def wrap(self, person, kind, secret32, wrapped_key, cost=(0, 0, 0), salt=bytes(16)):
        start = f1.SLOT_MAGIC + bytes([1, 1, kind, person.index]) + self.vault_id
        rest = struct.pack("<III16sI", *cost, salt, 1)
        hedge = f1.expand(person.user_prk, b"hedge", 32)
        slot_id = f1.extract(hedge, self.random(32) + start + rest)[:16]
        header = start + slot_id + rest
        key, commitment = f1.slot_keys(self.vault_id, slot_id, header, secret32)
        slot = header + commitment + ChaCha20Poly1305(key).encrypt(f1.NONCE, wrapped_key, header)
        slot += f1.sha256(slot)
        for table in ("keyslot", "keyslot2"):
            self.rows[table][person.index * 2 + kind - 1] = slot

    def wrap_both_slots(self, person):
        salt = self.random(16)
        blank = f1.Slot(0, 0, b"", b"", *self.cost, salt, 1, b"", b"", b"")
        stretched = f1.stretch(blank, f1.passphrase_bytes(person.passphrase))
        self.wrap(person, f1.BY_PASSPHRASE, stretched, person.user_key, self.cost, salt)
        if person.code:
            self.wrap(person, f1.BY_CODE, person.code_secret, person.user_key)
        else:  # a dummy, so that nobody sees whether a code exists
            self.wrap(person, f1.BY_CODE, self.random(32), self.random(32))

    def seal_bundle(self, person):
        """Stores the bundle twice and returns its commitment."""
        other = self.persons[1 - person.index] if self.shared_space else None
        text = struct.pack("<HBBI", 1, person.index, bool(person.code) | bool(other) << 1, 1)
        text += struct.pack("<Q", self.epoch)  # the serial
        text += person.space_id
        text += (self.shared_space + other.space_id) if other else bytes(32)
        text += person.seed + f1.public_of(person.seed) + (other.founding_public if other else bytes(32))
        count = 1 + len(person.retired) + bool(other)
        text += person.code_secret + struct.pack("<H", count)
        for generation, key in person.retired.items():
            text += struct.pack("<BBH32s", 0, 2, generation, key)
        text += struct.pack("<BBH32s", 0, 1, person.generation, person.space_key)
        if other:
            text += struct.pack("<BBH32s", 1, 1, 1, self.shared_key)
        prk = f1.bundle_prk(person.user_prk)
        envelope = self.seal(prk, f1.BUNDLE, 1, person.space_id, 0, text.ljust(f1.PLAIN_BYTES, b"\0"))
        self.store_twice("bundle", person.index * 2, envelope)
        return envelope[60:92]

    def store_twice(self, table, row, envelope):
        self.rows[table][row] = self.rows[table][row + 1] = envelope

    def seal_room(self, index, space_id, space_key, entries, of=None, bundle_commitment=bytes(32)):
        """A room and its head; `of` is the person of a private one."""
        generation, carried = (of.generation, of.carried) if of else (1, {})
        prk = f1.space_prk(self.vault_id, space_id, generation, space_key)
        texts = [text for id, content in entries for text in cells_of(id, self.epoch, content)]
        count = self.cells
        while count - len(texts) < self.free:
            count += 64
        texts += [bytes(f1.PLAIN_BYTES)] * (count - len(texts))
        tags = []
        for number, text in enumerate(texts):
            envelope = carried.get(number)
            envelope = envelope or self.seal(prk, f1.CELL, generation, space_id, number, text)
            self.rows["cell"][index * 2**32 + number] = envelope
            tags.append(envelope[60:68])
        page_tags = []
        for page, first in enumerate(range(0, count, f1.TAGS_A_PAGE)):
            text = b"".join(tags[first : first + f1.TAGS_A_PAGE]).ljust(f1.PLAIN_BYTES, b"\0")
            envelope = self.seal(prk, f1.TAGS, generation, space_id, page, text)
            self.store_twice("tags", index * 2**32 + page * 2, envelope)
            page_tags.append(envelope[60:68])
        text = struct.pack("<HHIQ32s", 1, 0, 0, 0, f1.SCHEMA_HASH)
        text += struct.pack("<QIIqQ", self.epoch, count, len(page_tags), self.now, self.last[0])
        text += self.last[1] + bundle_commitment + bytes(112) + b"".join(page_tags)
        envelope = self.seal(prk, f1.HEAD, generation, space_id, 0, text.ljust(f1.PLAIN_BYTES, b"\0"))
        self.store_twice("head", index * 2, envelope)

    def write(self, path):
        """Makes the file, never over one that is there. Each file is one save later."""
        self.epoch += 1
        meta = self.rows["meta"]
        meta[1], meta[2] = self.vault_id, struct.pack("<HHQ", 1, 0, 0)
        for person in self.persons:
            meta[3 + person.index] = person.label.encode()
            self.wrap_both_slots(person)
            commitment = self.seal_bundle(person)
            room = (person.index, person.space_id, person.space_key, person.entries)
            self.seal_room(*room, of=person, bundle_commitment=commitment)
        if self.shared_space:
            log = [(struct.pack("<QQ", seq, 0), payload) for seq, payload in enumerate(self.log, 1)]
            self.seal_room(f1.SHARED, self.shared_space, self.shared_key, log)

        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        db = sqlite3.connect(path, isolation_level=None)
        db.executescript(PAGES + MARKS + "BEGIN;" + ";".join(f1.SCHEMA.values()))
        for table, rows in self.rows.items():
            db.executemany(f"INSERT INTO {table} VALUES (?, ?)", sorted(rows.items()))
        db.execute("COMMIT")
        db.close()


def cells_of(id, sequence, content):
    """The cell plaintexts of one entry."""
    size = f1.CELL_PAYLOAD
    pieces = [content[at : at + size] for at in range(0, len(content), size)] or [b""]
    for part, piece in enumerate(pieces):
        text = struct.pack("<B16sQHHH", 1, id, sequence, part, len(pieces), len(piece)) + piece
        yield text.ljust(f1.PLAIN_BYTES, b"\0")


def to_json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def main(arguments, lines):
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file")
    parser.add_argument("--name", required=True)
    parser.add_argument("--with", dest="newcomer")
    parser.add_argument("--code", action="store_true", help="make a recovery code for each person")
    parser.add_argument("--kdf-memory", type=int, default=64, metavar="MIB")
    parser.add_argument("--now", type=int, default=0, metavar="MS", help="since 1970 UTC")
    options = parser.parse_args(arguments)

    labels = [options.name] + ([options.newcomer] if options.newcomer else [])
    persons = [
        Person(index, label, lines.readline().rstrip("\r\n"), options.code)
        for index, label in enumerate(labels)
    ]
    maker = Maker(*persons, cost=(options.kdf_memory * 1024, 3, 4), now=options.now)
    for line in lines:
        act = json.loads(line)
        person = persons[act["person"]]
        if "entry" in act:
            person.entries.append((os.urandom(16), to_json(act["entry"])))
            continue
        id = bytes.fromhex(act["id"]) if "id" in act else None
        action = ACTION_NUMBERS[act["action"]]
        revision = act.get("revision", 1 if action == f1.PROPOSE else 0)
        maker.record(person, action, id, revision, act.get("content"), act.get("of"), act.get("at"))
    maker.write(options.file)
    codes = [show_code(person.code) if person.code else None for person in persons]
    print(json.dumps({"vault_id": maker.vault_id.hex(), "codes": codes}))


if __name__ == "__main__":
    main(sys.argv[1:], sys.stdin)
