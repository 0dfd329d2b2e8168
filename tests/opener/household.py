"""Reads a household file and checks everything that one person can check [9].

The file is opened through SQLite for reading only, and never changed: not even
a hot journal is rolled back. What is wrong is collected in `findings`; reading
goes on as far as the bytes allow, because one bad byte costs at most one entry.
"""

import json
import os
import sqlite3
import stat
import struct
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import quote

import format1 as f1
from format1 import Damage, DoesNotOpen, Newer

TABLES = {"meta": "v", "keyslot": "blob", "keyslot2": "blob", "bundle": "env",
          "head": "env", "tags": "env", "cell": "env"}  # fmt: skip
ROOM_STRIDE = 1 << 32
# SQLite's complaint may quote damaged bytes, which then are not even text.
UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)


class NotAHousehold(Exception):
    """Another kind of file."""


class Findings(list):
    """What is wrong, in the words of FORMAT.md. Each once, and never with content."""

    def __init__(self, found=()):
        super().__init__(found)
        self.seen = {tuple(finding.items()) for finding in found}

    def add(self, finding, **where):
        entry = {"finding": finding, **where}
        if tuple(entry.items()) not in self.seen:
            self.seen.add(tuple(entry.items()))
            self.append(entry)


class HouseholdFile:
    """The rows of the file, each read by its id so that a bad page costs only itself."""

    carved = False

    def __init__(self, path):
        self.findings = Findings()
        look_without_sqlite(path, self.findings)
        location = "file:" + quote(os.path.abspath(path)) + "?mode=ro&immutable=1"
        self.db = sqlite3.connect(location, uri=True, isolation_level=None)
        try:
            self.db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 16 << 20)
            self.db.execute("PRAGMA trusted_schema = OFF")
            self.db.execute("PRAGMA cell_size_check = ON")
            self.compare_schema()
        except UNREADABLE:
            raise Damage("SQLite cannot read the file") from None
        self.check_structure()

    def check_structure(self):
        """What SQLite finds is told, and refuses nothing: rows are read one by one."""
        try:
            lines = [line for (line,) in self.db.execute("PRAGMA quick_check(20)")]
        except UNREADABLE:
            lines = []
        if lines != ["ok"]:
            self.findings.add("structure")

    def compare_schema(self):
        columns = (f"CAST(coalesce({name}, '') AS BLOB)" for name in ("type", "name", "tbl_name", "sql"))
        rows = self.db.execute(f"SELECT {', '.join(columns)} FROM sqlite_schema LIMIT 100")
        text = b"".join(b"|".join(row) + b"\n" for row in sorted(rows, key=lambda row: row[1]))
        f1.need(f1.sha256(text) == f1.SCHEMA_HASH, "the tables are not those of format 1")

    def blob(self, table, row):
        """The bytes of one row, None if there is none, Damage if it cannot be read."""
        query = f"SELECT {TABLES[table]} FROM {table} WHERE id = ?"
        try:
            found = self.db.execute(query, (row,)).fetchone()
        except UNREADABLE:
            raise Damage("unreadable") from None
        if found is not None and not isinstance(found[0], bytes):
            raise Damage("not a blob")
        return found and found[0]

    def ids(self, table):
        """All row ids of a table; those behind a bad page are missing and said so."""
        found = []
        try:
            for (row,) in self.db.execute(f"SELECT id FROM {table} LIMIT 2000000"):
                found.append(row)
        except UNREADABLE:
            self.findings.add("unreadable-page", table=table)
        return found

    def try_blob(self, table, row):
        try:
            return self.blob(table, row)
        except Damage as damage:
            return damage

    def labels(self):
        """Person -> label. A person is there if a slot is, whatever `meta` says."""
        found = {}
        for person in (0, 1):
            slots = [blob for kind in (1, 2) for _, blob in self.slot_copies(person, kind)]
            if person == 0 or any(slots):
                label = self.try_blob("meta", 3 + person)
                found[person] = label.decode("utf-8", "replace") if isinstance(label, bytes) else None
        return found

    def slot_copies(self, person, kind):
        row = person * 2 + kind - 1
        copies = [(table, self.try_blob(table, row)) for table in ("keyslot", "keyslot2")]
        return copies if any(copy for _, copy in copies) else []

    def sealed(self, table, row, count, _kind, _space_id, _number):
        """The envelopes that stand in `count` rows: each bytes, None or Damage."""
        return [self.try_blob(table, row + copy) for copy in range(count)]

    def count_cells(self, index, _space_id):
        """Without a head, the row ids say how far to look."""
        rows = [id % ROOM_STRIDE for id in self.ids("cell") if id // ROOM_STRIDE == index]
        return min(max(rows, default=-1) + 1, f1.MOST_CELLS)


def look_without_sqlite(path, findings):
    """Refuses what SQLite has no business touching."""
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        raise NotAHousehold("no such file") from None
    if not stat.S_ISREG(status.st_mode):
        raise NotAHousehold("not a regular file")
    with open(path, "rb") as file:
        header = file.read(100)
    if header[:16] != b"SQLite format 3\0":
        raise NotAHousehold("not SQLite")
    f1.need(len(header) == 100, "incomplete: not even a whole header")
    if struct.unpack_from(">I", header, 68)[0] != f1.APPLICATION_ID:
        raise NotAHousehold("another program's database")
    version = struct.unpack_from(">I", header, 60)[0]
    if version > f1.USER_VERSION:
        raise Newer("the file was made by a newer version")
    f1.need(version == f1.USER_VERSION, "user_version")
    f1.need(header[16:24] == bytes.fromhex("1000010100402020"), "header bytes 16 to 24")
    pages = struct.unpack_from(">I", header, 28)[0]
    if status.st_size < pages * f1.PAGE:
        findings.add("incomplete", bytes=status.st_size, expected=pages * f1.PAGE)
    if os.path.lexists(f"{path}-wal"):
        findings.add("wal-beside-the-file")
    try:
        # A save may be under way, or may have been cut off: the program rolls
        # it back when it opens the file; a reader that changes nothing cannot.
        if os.lstat(f"{path}-journal").st_size:
            findings.add("unfinished-save")
    except FileNotFoundError:
        pass


@dataclass
class Room:
    """One space after checking: its head if there is one, and its entries."""

    head: f1.Head = None
    head_commitment: bytes = None
    cells: int = 0
    entries: list = field(default_factory=list)


@dataclass(frozen=True)
class Entry:
    id: bytes
    sequence: int
    content: bytes
    proven: bool  # every cell is the one that the head names
    retired: bool  # some cell stood under a key that is no longer used


class OpenHousehold:
    """The household as one person sees it."""

    def __init__(self, file, person, secret, by_code=False):
        self.file, self.person = file, person
        self.findings = Findings(file.findings)
        self.slots = {}
        for who in (0, 1):
            for kind in (f1.BY_PASSPHRASE, f1.BY_CODE):
                self.slots[who, kind] = self.read_slots(who, kind)
        slot, user_key, code_secret = self.unlock(secret, by_code)
        self.vault_id, self.generation = slot.vault_id, slot.generation
        self.user_prk = f1.user_prk(self.vault_id, person, user_key)
        self.bundle, self.bundle_commitment = self.open_bundle()
        self.check_slots(user_key, code_secret)

        self.own = self.open_room("own")
        self.shared = self.open_room("shared") if self.bundle.joined else None
        self.check_head()
        if not file.carved:
            self.check_meta()
            self.check_other()
            self.check_row_ids()

    @property
    def read_only(self):
        """A minor version that this reader does not know: a writer must not save."""
        return any(room and room.head and room.head.minor for room in (self.own, self.shared))

    # Slots and the bundle

    def read_slots(self, who, kind):
        """The sound copies of one slot, the first table's first; equal copies count once."""
        sound = {}
        for table, blob in self.file.slot_copies(who, kind):
            try:
                if blob is None:
                    self.findings.add("slot-missing", person=who, kind=kind, table=table)
                    continue
                if isinstance(blob, Damage):
                    raise blob
                sound.setdefault(blob, f1.parse_slot(blob, who * 2 + kind - 1))
            except Damage as damage:
                self.findings.add("slot-damaged", person=who, kind=kind, table=table, why=str(damage))
        if len(sound) > 1:
            self.findings.add("slot-copies-differ", person=who, kind=kind)
        return list(sound.values())[:2]

    def unlock(self, secret, by_code):
        """The slot that opens, UK, and R if a code was typed."""
        kind = f1.BY_CODE if by_code else f1.BY_PASSPHRASE
        symbols = f1.parse_code(secret) if by_code else None
        wrong = None
        for slot in self.slots[self.person, kind]:
            if by_code:
                stretched = f1.code_secret(slot.vault_id, symbols)
            else:
                stretched = f1.stretch(slot, f1.passphrase_bytes(secret))
            try:
                return slot, f1.open_slot(slot, stretched), stretched if by_code else None
            except DoesNotOpen as refusal:
                wrong = refusal
            except Damage as damage:
                self.findings.add("slot-damaged", person=self.person, kind=kind, why=str(damage))
        raise wrong or Damage("no sound copy of this person's slot")

    def check_slots(self, user_key, code_secret):
        for (who, kind), slots in self.slots.items():
            if not slots and (who == 0 or self.bundle.joined):
                self.findings.add("slot-lost", person=who, kind=kind)
            for slot in slots:
                if slot.vault_id != self.vault_id:
                    self.findings.add("slot-of-another-vault", person=who, kind=kind)
                if who == self.person and slot.generation != self.generation:
                    self.findings.add("slot-of-another-generation", person=who, kind=kind)
        if code_secret is not None and code_secret != self.bundle.code_secret:
            self.findings.add("code-not-that-of-the-bundle")
        if self.bundle.has_code:
            for slot in self.slots[self.person, f1.BY_CODE]:
                try:
                    same = f1.open_slot(slot, self.bundle.code_secret) == user_key
                except (Damage, DoesNotOpen):
                    same = False
                if not same:
                    self.findings.add("recovery-slot-does-not-open")

    def open_copies(self, table, first_row, prk, kind, room, space_id=None, number=0):
        """The copies that open, as (envelope, text); equal copies count once."""
        opened = {}
        copies = self.file.sealed(table, first_row, 2, kind, space_id, number)
        for copy, blob in enumerate(copies):
            try:
                if blob is None:
                    self.findings.add(f"{table}-missing", room=room, number=number, copy=copy)
                elif blob not in opened:
                    opened[blob] = self.open_envelope(blob, {prk[0]: prk[1]}, kind, space_id, number)
            except Damage as damage:
                if kind == f1.BUNDLE and self.file.carved:
                    continue  # may be the other's
                self.findings.add(
                    f"{table}-damaged", room=room, number=number, copy=copy, why=str(damage)
                )
        if len(opened) > 1:
            self.findings.add(f"{table}-copies-differ", room=room, number=number)
        return list(opened.values())

    def open_envelope(self, blob, prks, kind, space_id, number):
        if isinstance(blob, Damage):
            raise blob
        if space_id is None:  # a bundle names its room itself, and the seal binds it
            space_id = blob[8:24]
        envelope = f1.parse_envelope(blob, kind, space_id, number)
        f1.need(envelope.generation in prks, "generation")
        prk = prks[envelope.generation]
        return envelope, f1.open_envelope(self.vault_id, prk, envelope)

    def open_bundle(self):
        prk = (self.generation, f1.bundle_prk(self.user_prk))
        bundles = []
        for envelope, text in self.open_copies("bundle", self.person * 2, prk, f1.BUNDLE, "own"):
            try:
                bundle = f1.parse_bundle(text, self.person, self.generation, envelope.space_id)
                bundles.append((bundle, envelope.commitment))
            except Damage as damage:
                self.findings.add("bundle-damaged", room="own", why=str(damage))
        f1.need(bundles, "no copy of the bundle opens")
        return max(bundles, key=lambda pair: pair[0].serial)

    # Rooms

    def keys_of(self, room):
        """(space index, space_id, active generation, generation -> PRK) of a room."""
        bundle = self.bundle
        if room == "own":
            index, space_id, active, keys = (
                self.person, bundle.own_space, bundle.own_active, bundle.own_keys)  # fmt: skip
        else:
            index, space_id, active, keys = (
                f1.SHARED, bundle.shared_space, bundle.shared_active, bundle.shared_keys)  # fmt: skip
        prks = {g: f1.space_prk(self.vault_id, space_id, g, key) for g, key in keys.items()}
        return index, space_id, active, prks

    def open_room(self, room):
        index, space_id, active, prks = self.keys_of(room)
        result = self.open_head(room, index, space_id, (active, prks[active]))
        tags = self.open_tags(room, index, space_id, (active, prks[active]), result)
        if result.head is None:
            result.cells = self.file.count_cells(index, space_id)
        parts = defaultdict(list)  # entry id -> [(CellText, proven, retired)]
        for number in range(result.cells):
            row = index * ROOM_STRIDE + number
            tag, tags_seen = tags.get(number), set()
            for blob in self.file.sealed("cell", row, 1, f1.CELL, space_id, number):
                if blob is None:
                    self.findings.add("cell-missing", room=room, number=number)
                    continue
                try:
                    envelope, text = self.open_envelope(blob, prks, f1.CELL, space_id, number)
                    cell = f1.parse_cell(text)
                except Damage as damage:
                    self.findings.add("cell-damaged", room=room, number=number, why=str(damage))
                    continue
                tags_seen.add(envelope.commitment[:8])
                if cell is None:
                    continue
                if result.head and cell.sequence > result.head.epoch:
                    self.findings.add("cell-newer-than-the-head", room=room, number=number)
                retired = envelope.generation != active
                proven = tag == envelope.commitment[:8] and not retired
                parts[cell.entry].append((cell, proven, retired))
            if tag is not None and tags_seen and tag not in tags_seen:
                self.findings.add("cell-replaced-by-an-older-copy", room=room, number=number)
        result.entries = [e for id in sorted(parts) if (e := self.assemble(room, id, parts[id]))]
        return result

    def open_head(self, room, index, space_id, prk):
        result, heads = Room(), []
        for envelope, text in self.open_copies("head", index * 2, prk, f1.HEAD, room, space_id):
            try:
                heads.append((f1.parse_head(text), envelope.commitment))
            except Damage as damage:
                self.findings.add("head-damaged", room=room, why=str(damage))
        if heads:
            result.head, result.head_commitment = max(heads, key=lambda pair: pair[0].epoch)
            result.cells = result.head.cells
        else:
            self.findings.add("head-lost", room=room)
        return result

    def open_tags(self, room, index, space_id, prk, result):
        """cell number -> tag, for every tag page that the head names."""
        tags = {}
        for page in range(result.head.pages if result.head else 0):
            row = index * ROOM_STRIDE + page * 2
            opened = self.open_copies("tags", row, prk, f1.TAGS, room, space_id, page)
            named = [
                text for envelope, text in opened
                if envelope.commitment[:8] == result.head.page_tags[page]
            ]  # fmt: skip
            if opened and not named:
                self.findings.add("tags-replaced-by-an-older-copy", room=room, number=page)
            try:
                f1.need(named, "no copy")
                for i, tag in enumerate(f1.parse_tag_page(named[0], page, result.cells)):
                    tags[page * f1.TAGS_A_PAGE + i] = tag
            except Damage:
                self.findings.add("tags-lost", room=room, number=page)
        return tags

    def assemble(self, room, id, cells):
        """The complete version with the highest sequence; anything beside it is named."""
        versions = defaultdict(dict)
        for cell, proven, retired in cells:
            version = versions[cell.sequence, cell.parts]
            if cell.part in version:
                self.findings.add("entry-part-twice", room=room, entry=id.hex())
            version[cell.part] = (cell.payload, proven, retired)
        if len(versions) > 1:
            self.findings.add("entry-in-two-versions", room=room, entry=id.hex())
        whole = [key for key, version in versions.items() if len(version) == key[1]]
        if not whole:
            self.findings.add("entry-incomplete", room=room, entry=id.hex())
            return None
        best = max(whole)
        pieces = [versions[best][part] for part in range(best[1])]
        return Entry(
            id, best[0], b"".join(p[0] for p in pieces),
            all(p[1] for p in pieces), any(p[2] for p in pieces),
        )  # fmt: skip

    # What hangs together across rooms

    def check_head(self):
        if self.own.head and self.own.head.bundle_commitment != self.bundle_commitment:
            self.findings.add("bundle-replaced-by-an-older-copy", room="own")
        shared = self.shared and self.shared.head
        if shared and any(shared.bundle_commitment):
            self.findings.add("head-damaged", room="shared", why="names a bundle")

    def meta(self, row):
        try:
            return self.file.blob("meta", row)
        except Damage:
            self.findings.add("meta-damaged", row=row)
            return None

    def check_meta(self):
        """`meta` only serves the Door: what differs from the sealed truth is a finding."""
        if self.meta(1) != self.vault_id:
            self.findings.add("meta-differs", row=1)
        head = self.own.head
        if head and self.meta(2) != struct.pack("<HHQ", 1, head.minor, 0):
            self.findings.add("meta-differs", row=2)
        for row in (3, 4) if self.bundle.joined else (3,):
            label = self.meta(row)
            try:
                f1.need(label and len(label) <= 64, "length")
                label.decode()
            except (Damage, UnicodeDecodeError):
                self.findings.add("meta-differs", row=row)

    def check_other(self):
        """The other's room does not open for us; only its shape can be looked at."""
        if not self.bundle.joined:
            return
        other, space_id = 1 - self.person, self.bundle.other_space
        numbers = [i % ROOM_STRIDE for i in self.file.ids("cell") if i // ROOM_STRIDE == other]
        cells = max(numbers, default=-1) + 1
        pages = -(-cells // f1.TAGS_A_PAGE)
        for number in range(min(cells, f1.MOST_CELLS)):
            self.check_shape("cell", other * ROOM_STRIDE + number, f1.CELL, space_id, number)
        for table, first_row, kind, count in (
            ("bundle", other * 2, f1.BUNDLE, 1),
            ("head", other * 2, f1.HEAD, 1),
            ("tags", other * ROOM_STRIDE, f1.TAGS, pages),
        ):
            for number in range(count):
                row = first_row + number * 2
                pair = [self.check_shape(table, row + c, kind, space_id, number) for c in (0, 1)]
                if pair[0] != pair[1]:
                    self.findings.add(f"{table}-copies-differ", room="other", number=number)

    def check_shape(self, table, row, kind, space_id, number):
        try:
            blob = self.file.blob(table, row)
            if blob is None:
                self.findings.add(f"{table}-missing", room="other", number=number)
            else:
                f1.parse_envelope(blob, kind, space_id, number)
            return blob
        except Damage as damage:
            self.findings.add(f"{table}-damaged", room="other", number=number, why=str(damage))
            return None

    def check_row_ids(self):
        """A row that no rule gives a place is foreign. It is named and never read."""
        persons = (0, 1) if self.bundle.joined else (0,)
        spaces = (0, 1, 2) if self.bundle.joined else (0,)
        known = {index: room for index, room in ((self.person, self.own), (f1.SHARED, self.shared)) if room}

        def in_its_place(table, row):
            if table == "meta":
                return row in (1, 2, 3) or (row == 4 and self.bundle.joined)
            if table in ("keyslot", "keyslot2", "bundle"):
                return 0 <= row and row // 2 in persons
            if table == "head":
                return 0 <= row and row // 2 in spaces
            index, number = divmod(row, ROOM_STRIDE)
            if index not in spaces:
                return False
            room = known.get(index)
            cells = room.cells if room else f1.MOST_CELLS
            if table == "tags":
                return number // 2 < -(-cells // f1.TAGS_A_PAGE)
            return number < cells

        for table in TABLES:
            for row in self.file.ids(table):
                if not in_its_place(table, row):
                    self.findings.add("foreign-row", table=table, row=row)


def decode_json(octets):
    """The JSON object of an entry. Raises Damage unless it has `v` and `kind` [6]."""

    def no_number(name):
        raise ValueError(name)

    def no_twins(pairs):
        if len(dict(pairs)) != len(pairs):
            raise ValueError("a name stands twice")
        return dict(pairs)

    try:
        f1.need(not octets.startswith(b"\xef\xbb\xbf"), "byte order mark")
        value = json.loads(octets.decode(), parse_constant=no_number, object_pairs_hook=no_twins)
    except (ValueError, RecursionError):
        raise Damage("not JSON") from None
    f1.need(isinstance(value, dict), "not an object")
    v, kind = value.get("v"), value.get("kind")
    f1.need(isinstance(v, int) and not isinstance(v, bool) and isinstance(kind, str), "v or kind")
    return value
