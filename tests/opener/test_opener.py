"""What the opener must notice, each on a small household made for the purpose.

Run with `python3 -m unittest` in this folder.
"""

import contextlib
import functools
import hashlib
import io
import json
import os
import shutil
import sqlite3
import struct
import tempfile
import unicodedata
import unittest
from pathlib import Path

import format1 as f1
import open_household
import seal_household
import worked_example
from household import HouseholdFile, OpenHousehold, decode_json
from seal_household import Maker, Person, show_code

CHEAP = (19 * 1024, 1, 1)  # the least that a reader accepts
ADA, BEN = "  ada: pe\u0301ril ", "ben's own words"
SPACE = 2**32

# One key derivation for each passphrase and salt is enough for a whole test run.
stretch_once = functools.lru_cache(maxsize=None)(f1.stretch)


class SmallMaker(Maker):
    cells, free = 8, 0


def note(text):
    return seal_household.to_json({"v": 1, "kind": "note", "text": text})


def small(two=True, code=True):
    """A household of eight cells a room, with two entries a person and a short log."""
    ada = Person(0, "Ada", ADA, code, [(b"a" * 16, note("one")), (b"b" * 16, note("x" * 4000))])
    ben = Person(1, "Ben", BEN, code, [(b"c" * 16, note("two"))]) if two else None
    maker = SmallMaker(ada, ben, cost=CHEAP, now=1_700_000_000_000)
    if two:
        maker.record(ada, f1.PROPOSE, b"p" * 16, 1, {"v": 1, "kind": "agreement"})
        maker.record(ben, f1.ACCEPT, of=3)
    return maker


class OpenerTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        f1.stretch, self.real_stretch = stretch_once, f1.stretch
        self.addCleanup(setattr, f1, "stretch", self.real_stretch)
        self.count = 0

    def path(self):
        self.count += 1
        return os.path.join(self.folder, f"{self.count}.hearth")

    def written(self, maker):
        path = self.path()
        maker.write(path)
        return path

    def run_opener(self, path, *arguments, secret=ADA):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            secrets = io.BytesIO(secret.encode() + b"\n")
            code = open_household.main([path, *arguments, "--json"], secrets)
        return code, json.loads(out.getvalue())

    def findings(self, path, who="0", secret=ADA, code=open_household.DAMAGED):
        got, report = self.run_opener(path, "--as", who, secret=secret)
        self.assertEqual(got, code, report)
        return {finding["finding"] for finding in report["findings"]}, report

    def change(self, path, *statements):
        db = sqlite3.connect(path, isolation_level=None)
        for statement in statements:
            db.execute(*statement) if isinstance(statement, tuple) else db.execute(statement)
        db.close()

    def take_rows(self, path, source, tables, low=0, high=SPACE):
        """Replaces rows by those of another file."""
        db = sqlite3.connect(path, isolation_level=None)
        db.execute("ATTACH ? AS source", (source,))
        for table in tables:
            span = f"WHERE id >= {low} AND id < {high}"
            db.execute(f"DELETE FROM main.{table} {span}")
            db.execute(f"INSERT INTO main.{table} SELECT * FROM source.{table} {span}")
        db.close()

    def flip(self, path, table, row, at):
        column = {"keyslot": "blob", "keyslot2": "blob", "meta": "v"}.get(table, "env")
        db = sqlite3.connect(path, isolation_level=None)
        (blob,) = db.execute(f"SELECT {column} FROM {table} WHERE id = ?", (row,)).fetchone()
        blob = blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :]
        db.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (blob, row))
        db.close()


class WellFormed(OpenerTest):
    def test_both_rooms_and_the_log_are_listed(self):
        path = self.written(small())
        code, report = self.run_opener(path, "--all", secret=f"{ADA}\n{BEN}")
        self.assertEqual(code, open_household.WELL, report)
        ada, ben = report["rooms"]
        self.assertEqual([e["content"]["text"] for e in ada["entries"]], ["one", "x" * 4000])
        self.assertEqual([e["content"]["text"] for e in ben["entries"]], ["two"])
        for room in (ada, ben):
            actions = [(r["action"], r["signature"], r["chain"]) for r in room["log"]]
            names = ["found", "found", "propose", "accept"]
            self.assertEqual(actions, [(name, "good", "good") for name in names])

    def test_a_household_of_one_opens(self):
        code, report = self.run_opener(self.written(small(two=False)), "--as", "Ada")
        self.assertEqual((code, report["log"], report["pins"]), (0, [], None))

    def test_a_room_of_the_size_that_a_writer_makes_opens(self):
        maker = Maker(Person(0, "Ada", ADA, False, [(b"a" * 16, note("x" * 900_000))]), cost=CHEAP)
        code, report = self.run_opener(self.written(maker), "--as", "0")
        self.assertEqual((code, report["room"]["cells"]), (0, 256))

    def test_the_same_passphrase_typed_another_way_opens(self):
        path = self.written(small())
        composed = unicodedata.normalize("NFC", ADA).strip() + "\u2003"
        self.assertEqual(self.run_opener(path, "--as", "0", secret=composed)[0], 0)

    def test_reading_changes_no_byte(self):
        path = self.written(small())
        before = hashlib.sha256(Path(path).read_bytes()).digest()
        self.run_opener(path, "--as", "0")
        self.assertEqual(before, hashlib.sha256(Path(path).read_bytes()).digest())
        self.assertEqual(len(os.listdir(self.folder)), 1)

    def test_the_cell_border_is_3809_bytes(self):
        for size, parts in ((3809, 1), (3810, 2), (7618, 2), (0, 1)):
            texts = list(seal_household.cells_of(b"i" * 16, 1, bytes(size)))
            self.assertEqual(len(texts), parts)
            payload = b"".join(f1.parse_cell(text).payload for text in texts)
            self.assertEqual(payload, bytes(size))


class Secrets(OpenerTest):
    def test_a_wrong_passphrase_says_so(self):
        path = self.written(small())
        for who, secret in (("0", "wrong"), ("0", BEN), ("1", ADA)):
            code, report = self.run_opener(path, "--as", who, secret=secret)
            self.assertEqual(code, open_household.WRONG_SECRET, report)

    def test_a_recovery_code_opens_however_it_is_typed(self):
        maker = small()
        path, code = self.written(maker), show_code(maker.persons[0].code)
        typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
        for secret in (code, typed):
            self.assertEqual(self.run_opener(path, "--as", "0", "--code", secret=secret)[0], 0)

    def test_a_slip_in_the_code_is_caught_by_its_check(self):
        code = show_code(small().persons[0].code)
        slips = [code[:-1], "U" + code[1:], code[5:9] + code[4] + code[:4] + code[9:]]
        slips.append(code[:3] + ("7" if code[3] != "7" else "8") + code[4:])
        caught = 0
        for slip in slips:
            with contextlib.suppress(f1.DoesNotOpen):
                f1.parse_code(slip)
                continue
            caught += 1
        self.assertGreaterEqual(caught, 3)  # one in 1,024 passes the check by chance

    def test_without_a_code_no_code_opens_and_nothing_is_found_missing(self):
        path = self.written(small(code=False))
        self.assertEqual(self.run_opener(path, "--as", "0")[0], 0)
        other = show_code(small().persons[0].code)
        got, _ = self.run_opener(path, "--as", "0", "--code", secret=other)
        self.assertEqual(got, open_household.WRONG_SECRET)

    def test_one_damaged_copy_of_a_slot_does_not_matter(self):
        for table in ("keyslot", "keyslot2"):
            path = self.written(small())
            self.flip(path, table, 0, 100)
            names, report = self.findings(path)
            self.assertEqual(names, {"slot-damaged"})
            self.assertEqual(len(report["entries"]), 2)

    def test_both_copies_damaged_is_damage_and_not_a_wrong_passphrase(self):
        path = self.written(small())
        self.flip(path, "keyslot", 0, 100)
        self.flip(path, "keyslot2", 0, 100)
        code, report = self.run_opener(path, "--as", "0")
        self.assertEqual((code, report["refused"]), (open_household.DAMAGED, "damaged"))

    def test_a_slot_that_asks_for_too_much_is_refused_before_any_work(self):
        maker, runs = small(), []
        path = self.written(maker)
        f1.stretch = lambda slot, secret: runs.append(slot)
        for cost in ((2**31, 1, 1), (2**20, 16, 1), (1024, 1, 1), (CHEAP[0], 0, 1), (CHEAP[0], 1, 0)):
            slot = maker.rows["keyslot"][0]
            slot = slot[:40] + struct.pack("<III", *cost) + slot[52:152]
            slot += f1.sha256(slot)
            for table in ("keyslot", "keyslot2"):
                self.change(path, (f"UPDATE {table} SET blob = ? WHERE id = 0", (slot,)))
            self.assertEqual(self.run_opener(path, "--as", "0")[0], open_household.DAMAGED)
        self.assertEqual(runs, [])

    def test_a_differing_copy_is_tried_second_and_named(self):
        other = small()
        other.persons[0].passphrase = "another secret"
        path, source = self.written(small()), self.written(other)
        self.take_rows(path, source, ["keyslot"], 0, 1)
        names, _ = self.findings(path)
        self.assertEqual(names, {"slot-copies-differ", "slot-of-another-vault"})


class Tampering(OpenerTest):
    def test_a_damaged_cell_costs_its_entry_only(self):
        path = self.written(small())
        self.flip(path, "cell", 0, 500)
        names, report = self.findings(path)
        self.assertEqual(names, {"cell-damaged"})
        self.assertEqual(len(report["entries"]), 1)

    def test_swapped_cells_do_not_open(self):
        path = self.written(small())
        self.change(
            path,
            "UPDATE cell SET id = 99 WHERE id = 0",
            "UPDATE cell SET id = 0 WHERE id = 1",
            "UPDATE cell SET id = 1 WHERE id = 99",
        )
        self.assertLessEqual({"cell-damaged"}, self.findings(path)[0])

    def test_an_older_genuine_cell_is_named(self):
        maker = small()
        old = self.written(maker)
        maker.persons[0].entries[0] = (b"a" * 16, note("changed"))
        path = self.written(maker)
        self.take_rows(path, old, ["cell"], 0, 1)
        names, report = self.findings(path)
        self.assertEqual(names, {"cell-replaced-by-an-older-copy"})
        self.assertFalse(report["entries"][0]["age_proven"])
        self.assertTrue(report["entries"][1]["age_proven"])

    def test_a_missing_cell_and_a_foreign_row_are_named(self):
        path = self.written(small())
        self.change(path, "UPDATE cell SET id = 77 WHERE id = 7")
        self.assertEqual(self.findings(path)[0], {"cell-missing", "foreign-row"})

    def test_a_cell_of_another_household_does_not_open(self):
        path, source = self.written(small()), self.written(small())
        self.take_rows(path, source, ["cell"], 0, 1)
        self.assertEqual(self.findings(path)[0], {"cell-damaged"})

    def test_one_lost_copy_of_a_head_a_bundle_or_a_tag_page_does_not_matter(self):
        for table in ("head", "bundle", "tags"):
            for copy in (0, 1):
                path = self.written(small())
                self.flip(path, table, copy, 300)
                names, report = self.findings(path)
                self.assertEqual(names, {f"{table}-damaged"})
                self.assertTrue(all(entry["age_proven"] for entry in report["entries"]))

    def test_a_lost_tag_page_or_head_costs_the_proof_of_age_and_no_word(self):
        for table in ("tags", "head"):
            path = self.written(small())
            self.change(path, f"DELETE FROM {table} WHERE id < 2")
            names, report = self.findings(path)
            self.assertEqual(names, {f"{table}-missing", f"{table}-lost"})
            self.assertEqual([e["age_proven"] for e in report["entries"]], [False, False])

    def test_an_older_tag_page_is_named(self):
        maker = small()
        old, path = self.written(maker), self.written(maker)
        self.take_rows(path, old, ["tags"], 0, 2)
        self.assertEqual(self.findings(path)[0], {"tags-replaced-by-an-older-copy", "tags-lost"})

    def test_an_older_bundle_is_named(self):
        maker = small()
        old, path = self.written(maker), self.written(maker)
        self.take_rows(path, old, ["bundle"], 0, 2)
        self.assertEqual(self.findings(path)[0], {"bundle-replaced-by-an-older-copy"})

    def test_differing_copies_are_decided_and_named(self):
        maker = small()
        old = self.written(maker)
        for table in ("head", "bundle", "tags"):
            path = self.written(maker)
            self.take_rows(path, old, [table], 0, 1)
            names, report = self.findings(path)
            self.assertEqual(names, {f"{table}-copies-differ"})
            self.assertTrue(all(entry["age_proven"] for entry in report["entries"]))

    def test_a_room_put_back_while_the_log_went_on_is_named(self):
        maker = small()
        old = self.written(maker)
        maker.record(maker.persons[0], f1.POST, content={"v": 1, "kind": "note"})
        path = self.written(maker)
        self.take_rows(path, old, ["cell", "tags"])
        self.take_rows(path, old, ["head", "bundle"], 0, 2)
        self.assertEqual(self.findings(path)[0], {"own-record-newer-than-own-room"})

    def test_what_stands_under_a_retired_key_is_shown_as_not_proven(self):
        maker = small()
        ada = maker.persons[0]
        self.written(maker)
        ada.carried = {0: maker.rows["cell"][0]}
        ada.retired, ada.generation, ada.space_key = {1: ada.space_key}, 2, b"k" * 32
        code, report = self.run_opener(self.written(maker), "--as", "0")
        self.assertEqual(code, 0, report)
        told = [(e["age_proven"], "from_an_old_copy" in e) for e in report["entries"]]
        self.assertEqual(told, [(False, True), (True, False)])

    def test_nothing_new_counts_under_a_retired_key(self):
        maker = small()
        ada = maker.persons[0]
        old = self.written(maker)
        ada.retired, ada.generation, ada.space_key = {1: ada.space_key}, 2, b"k" * 32
        path = self.written(maker)
        self.take_rows(path, old, ["head"], 0, 2)
        self.assertEqual(self.findings(path)[0], {"head-damaged", "head-lost"})

    def test_a_record_taken_out_of_the_log_is_named(self):
        maker = small()
        old = self.written(maker)
        maker.record(maker.persons[1], f1.POST, content={"v": 1, "kind": "note"})
        path = self.written(maker)
        self.take_rows(path, old, ["cell", "tags"], 2 * SPACE, 3 * SPACE)
        self.take_rows(path, old, ["head"], 4, 6)
        for who, secret in (("0", ADA), ("1", BEN)):
            names = {"pinned-record-lost", "record-lost"}
            self.assertEqual(self.findings(path, who, secret)[0], names)

    def test_a_record_forged_with_the_shared_key_has_no_valid_signature(self):
        maker = small()
        ada, ben = maker.persons
        ada.seed, own = ben.seed, ada.seed
        maker.record(ada, f1.ACCEPT, of=3)
        ada.seed = own
        names, report = self.findings(self.written(maker))
        self.assertIn("record-signature", names)
        self.assertEqual(report["log"][-1]["signature"], "bad")

    def test_a_changed_text_of_a_signed_record_is_named(self):
        maker = small()
        maker.log[2] = maker.log[2][:-2] + b"x}"
        names, _ = self.findings(self.written(maker))
        self.assertEqual(names, {"record-rule"})

    def test_a_row_of_a_room_that_does_not_exist_is_foreign(self):
        path = self.written(small(two=False))
        self.change(path, ("INSERT INTO cell VALUES (?, ?)", (SPACE, b"x")))
        self.change(path, ("INSERT INTO meta VALUES (4, ?)", (b"Ben",)))
        self.assertEqual(self.findings(path)[0], {"foreign-row"})

    def test_meta_is_only_a_hint(self):
        path = self.written(small())
        self.flip(path, "meta", 1, 0)
        self.flip(path, "meta", 2, 4)
        names, report = self.findings(path)
        self.assertEqual(names, {"meta-differs"})
        self.assertEqual(len(report["entries"]), 2)

    def test_the_shape_of_the_other_room_is_looked_at(self):
        path = self.written(small())
        self.flip(path, "cell", SPACE, 24)
        self.assertEqual(self.findings(path)[0], {"cell-damaged"})
        path = self.written(small())
        self.flip(path, "head", 2, 500)
        self.assertEqual(self.findings(path)[0], {"head-copies-differ"})


class SharedLog(OpenerTest):
    def withdrawn(self, maker, seq):
        payload = maker.log[seq - 1]
        maker.log[seq - 1] = payload[:189] + struct.pack("<BI", f1.WITHDRAWN, 0)

    def test_a_withdrawn_text_breaks_neither_chain_nor_signature(self):
        maker = small()
        maker.record(maker.persons[0], f1.WITHDRAW, of=3)
        self.withdrawn(maker, 3)
        code, report = self.run_opener(self.written(maker), "--as", "0")
        self.assertEqual((code, report["log"][2]["state"]), (0, "withdrawn"))

    def test_a_text_blanked_without_a_withdrawal_is_named(self):
        maker = small()
        self.withdrawn(maker, 3)
        self.assertEqual(self.findings(self.written(maker))[0], {"record-rule"})

    def test_nobody_withdraws_for_the_other(self):
        maker = small()
        maker.record(maker.persons[1], f1.WITHDRAW, of=3)
        self.withdrawn(maker, 3)
        self.assertEqual(self.findings(self.written(maker))[0], {"record-rule"})

    def test_a_forged_withdrawal_excuses_no_missing_text(self):
        maker = small()
        ada, ben = maker.persons
        ada.seed, own = ben.seed, ada.seed
        maker.record(ada, f1.WITHDRAW, of=3)
        ada.seed = own
        self.withdrawn(maker, 3)
        names, report = self.findings(self.written(maker))
        self.assertEqual(names, {"record-rule", "record-signature"})
        self.assertEqual(report["log"][2]["rules"], ["content is missing and was never withdrawn"])

    def test_a_log_that_claims_to_be_endless_is_no_work(self):
        maker = small()
        maker.last = (2**63, bytes(32))
        names, _ = self.findings(self.written(maker))
        self.assertEqual(names, {"record-lost", "pinned-record-lost"})

    def test_an_acceptance_of_nothing_is_named(self):
        maker = small()
        maker.sign(maker.persons[1], f1.ACCEPT, b"p" * 16, 2, b"", 0, f1.sha256(b"else"))
        self.assertEqual(self.findings(self.written(maker))[0], {"record-rule"})

    def test_a_lost_record_leaves_the_rest_provable(self):
        maker = small()
        path = self.written(maker)
        self.flip(path, "cell", 2 * SPACE + 2, 500)
        names, report = self.findings(path)
        self.assertEqual(names, {"cell-damaged", "record-lost", "record-rule"})
        self.assertIn({"finding": "record-lost", "first": 3, "last": 3}, report["findings"])
        self.assertEqual([record["seq"] for record in report["log"]], [1, 2, 4])
        self.assertEqual(report["log"][2]["signature"], "good")
        self.assertEqual(report["log"][2]["chain"], "taken on trust")

    def test_a_key_record_replaces_the_key_of_its_author(self):
        maker = small()
        ada = maker.persons[0]
        seed = bytes(range(32))
        new = f1.public_of(seed)
        proof = seal_household.Ed25519PrivateKey.from_private_bytes(seed).sign(
            b"v1/key" + maker.vault_id + b"\0" + new
        )
        maker.sign(ada, f1.KEY, bytes(16), 0, new + proof, 0)
        ada.seed = seed
        maker.record(ada, f1.POST, content={"v": 1, "kind": "note"})
        path = self.written(maker)
        for who, secret in (("0", ADA), ("1", BEN)):
            code, report = self.run_opener(path, "--as", who, secret=secret)
            self.assertEqual(code, 0, report)

    def test_a_key_record_without_proof_of_the_new_key_changes_nothing(self):
        maker = small()
        ada = maker.persons[0]
        maker.sign(ada, f1.KEY, bytes(16), 0, f1.public_of(bytes(32)) + bytes(64), 0)
        maker.record(ada, f1.POST, content={"v": 1, "kind": "note"})
        names, report = self.findings(self.written(maker))
        self.assertEqual(names, {"record-rule"})
        self.assertEqual(report["log"][-1]["signature"], "good")

    def test_an_unknown_action_is_kept_and_counts_for_the_chain(self):
        maker = small()
        maker.sign(maker.persons[0], 77, b"q" * 16, 0, b"anything", 5)
        maker.record(maker.persons[1], f1.POST, content={"v": 1, "kind": "note"})
        code, report = self.run_opener(self.written(maker), "--as", "0")
        self.assertEqual((code, report["log"][4]["action"]), (0, "from a newer version (77)"))


class HostileFiles(OpenerTest):
    def refuse(self, path, code):
        before = Path(path).read_bytes() if os.path.isfile(path) else None
        self.assertEqual(self.run_opener(path, "--as", "0")[0], code)
        if before is not None:
            self.assertEqual(before, Path(path).read_bytes())

    def test_what_is_not_a_household_file_is_refused(self):
        for octets in (b"", b"S", b"Dear diary", b"SQLite format 4\0" + bytes(4080)):
            path = self.path()
            Path(path).write_bytes(octets)
            self.refuse(path, open_household.NOT_A_HOUSEHOLD)
        link = self.path()
        os.symlink(self.written(small()), link)
        self.refuse(link, open_household.NOT_A_HOUSEHOLD)
        self.refuse(self.folder, open_household.NOT_A_HOUSEHOLD)
        other = self.path()
        self.change(other, "CREATE TABLE t (x)")
        self.refuse(other, open_household.NOT_A_HOUSEHOLD)

    def test_a_planted_trigger_view_table_or_column_is_refused(self):
        for statement in (
            "CREATE TRIGGER t AFTER UPDATE ON cell BEGIN DELETE FROM cell; END",
            "CREATE VIEW v AS SELECT * FROM cell",
            "CREATE TABLE extra (x)",
            "CREATE INDEX i ON cell (env)",
            "ALTER TABLE cell ADD COLUMN x INT",
        ):
            path = self.written(small())
            self.change(path, statement)
            self.refuse(path, open_household.DAMAGED)

    def test_a_schema_that_is_no_text_is_refused(self):
        whole = Path(self.written(small())).read_bytes()
        at = whole.index(b"CREATE TABLE bundle")
        for place in range(at - 24, at + 24):
            path = self.path()
            Path(path).write_bytes(whole[:place] + bytes([whole[place] ^ 0x80]) + whole[place + 1 :])
            self.refuse(path, open_household.DAMAGED)

    def test_a_wal_header_is_refused(self):
        path = self.written(small())
        with open(path, "r+b") as file:
            file.seek(18)
            file.write(b"\2\2")
        self.refuse(path, open_household.DAMAGED)

    def test_a_newer_file_is_refused_and_left_alone(self):
        path = self.written(small())
        self.change(path, "PRAGMA user_version = 2")
        self.refuse(path, open_household.NEWER)

    def test_a_newer_major_or_an_unknown_feature_in_the_head_is_newer(self):
        for at in (0, 8):
            text = bytearray(head_text())
            text[at] = 2
            with self.assertRaises(f1.Newer):
                f1.parse_head(bytes(text))

    def test_an_unknown_minor_reads_what_it_can(self):
        text = bytearray(head_text())
        text[2], text[200] = 1, 9
        self.assertEqual(f1.parse_head(bytes(text)).minor, 1)
        text[2] = 0
        with self.assertRaises(f1.Damage):
            f1.parse_head(bytes(text))

    def test_a_file_cut_at_any_page_is_noticed(self):
        whole = Path(self.written(small())).read_bytes()
        for pages in range(len(whole) // f1.PAGE):
            path = self.path()
            Path(path).write_bytes(whole[: pages * f1.PAGE])
            code, _ = self.run_opener(path, "--as", "0")
            expected = open_household.DAMAGED if pages else open_household.NOT_A_HOUSEHOLD
            self.assertEqual(code, expected, pages)

    def test_a_save_that_was_cut_off_is_named(self):
        path = self.written(small())
        Path(path + "-journal").write_bytes(b"hot")
        self.assertEqual(self.findings(path)[0], {"unfinished-save"})

    def test_one_flipped_bit_is_noticed_and_costs_at_most_one_entry(self):
        path = self.written(small())
        whole = Path(path).read_bytes()
        _, well = self.run_opener(path, "--as", "0")
        for at in range(0, len(whole), 499):
            broken = bytearray(whole)
            broken[at] ^= 1 << at % 8
            Path(path).write_bytes(broken)
            code, report = self.run_opener(path, "--as", "0")
            if code == open_household.WELL:
                self.assertEqual(without_labels(report), without_labels(well), at)
                continue
            self.assertTrue("refused" in report or report["findings"], at)
            if self.lost(well, report) > 1:
                _, carved = self.run_opener(path, "--as", "0", "--carve")
                self.assertLessEqual(self.lost(well, carved), 1, at)

    def lost(self, well, report):
        """How many private entries and log records are not there any more."""
        kept = [entry.get("content") for entry in report.get("entries", ())]
        records = [record["seq"] for record in report.get("log", ())]
        lost = [entry for entry in well["entries"] if entry["content"] not in kept]
        return len(lost) + len(well["log"]) - len(records)

    def test_carving_gives_back_everything_from_a_file_without_its_schema(self):
        path = self.written(small())
        _, well = self.run_opener(path, "--as", "0")
        octets = bytearray(Path(path).read_bytes())
        octets[:4096] = bytes(4096)
        Path(path).write_bytes(octets)
        self.assertEqual(self.run_opener(path, "--as", "0")[0], open_household.NOT_A_HOUSEHOLD)
        code, report = self.run_opener(path, "--as", "0", "--carve")
        self.assertEqual(code, open_household.DAMAGED)
        self.assertEqual(report["findings"], [{"finding": "read-by-carving"}])
        for part in ("entries", "log", "pins"):
            self.assertEqual(report[part], well[part])


class Witness(OpenerTest):
    def kept(self, maker, path):
        """Writes the note that a computer would keep of this file; returns its folder."""
        household = OpenHousehold(HouseholdFile(path), 0, ADA)
        text = struct.pack("<Q", household.own.head.epoch) + household.own.head_commitment
        text = text.ljust(f1.PLAIN_BYTES, b"\0")
        prk = f1.witness_prk(household.user_prk)
        record = maker.seal(prk, f1.WITNESS, 1, household.bundle.own_space, 0, text)
        name = f1.sha256(b"v1/witness" + maker.vault_id)[:16].hex()
        Path(os.path.join(self.folder, name)).write_bytes(record + bytes(f1.ENVELOPE_BYTES))
        return self.folder

    def names(self, path, folder):
        _, report = self.run_opener(path, "--as", "0", "--witness", folder)
        return [finding["finding"] for finding in report["findings"]]

    def test_a_file_put_back_as_a_whole_is_older_than_the_witness(self):
        maker = small()
        old, new = self.written(maker), self.written(maker)
        folder = self.kept(maker, new)
        self.assertEqual(self.names(new, folder), [])
        self.assertEqual(self.names(old, folder), ["file-older-than-the-witness"])

    def test_another_file_of_the_same_epoch_is_a_fork(self):
        maker = small()
        one = self.written(maker)
        maker.epoch = 0
        other = self.written(maker)
        folder = self.kept(maker, one)
        self.assertEqual(self.names(other, folder), ["file-forked-from-the-witness"])


class Derivations(unittest.TestCase):
    def test_hkdf_is_that_of_rfc_5869(self):
        prk = f1.extract(bytes(range(13)), b"\x0b" * 22)
        self.assertEqual(prk.hex()[:16], "077709362c2e32df")
        okm = f1.expand(prk, bytes(range(0xF0, 0xFA)), 42)
        self.assertEqual(okm.hex()[:16], "3cb25f25faacd57a")
        self.assertEqual(okm.hex()[-20:], "34007208d5b887185865")

    def test_an_envelope_of_known_parts_never_changes(self):
        maker = object.__new__(Maker)
        maker.vault_id, maker.random = b"\x11" * 16, lambda size: b"\x55" * size
        prk = f1.space_prk(maker.vault_id, b"\x22" * 16, 1, b"\x33" * 32)
        envelope = maker.seal(prk, f1.CELL, 1, b"\x22" * 16, 5, b"\x44" * f1.PLAIN_BYTES)
        frozen = "046ed5a84b6d21e46bd24f0b3d2b2aead73e5e6c2f04e9f8ac8601d2324b4fb5"
        self.assertEqual(f1.sha256(envelope).hex(), frozen)

    def test_the_worked_example_of_the_document_is_right(self):
        document = (Path(__file__).parents[2] / "docs" / "FORMAT.md").read_text(encoding="utf-8")
        values = list(worked_example.rows())
        for name, value in values:
            self.assertIn(f"| {name} | `{value}` |", document)
        example = document.partition("## 13. ")[2].partition("## 14. ")[0]
        self.assertEqual(example.count("| `"), len(values))

    def test_the_ends_of_a_passphrase_lose_white_space_and_nothing_else(self):
        self.assertEqual(f1.passphrase_bytes("\u3000 a b\u0085\n"), b"a b")
        self.assertEqual(f1.passphrase_bytes("\x1ca\u200b"), b"\x1ca\xe2\x80\x8b")

    def test_a_code_is_130_bits_and_a_check_of_ten(self):
        self.assertEqual(seal_household.make_code(lambda size: b"\xff" * size), "Z" * 26)
        self.assertEqual(seal_household.make_code(lambda size: bytes(size)), "0" * 26)
        first = hashlib.sha256(b"v1/code" + b"0" * 26).digest()
        bits = f"{first[0]:08b}{first[1]:08b}"
        symbols = [f1.CODE_SYMBOLS[int(part, 2)] for part in (bits[:5], bits[5:10])]
        self.assertEqual(f1.code_check("0" * 26), "".join(symbols))


class Json(unittest.TestCase):
    def test_an_entry_is_an_object_with_v_and_kind(self):
        self.assertEqual(decode_json(b'{"v":1,"kind":"note"}')["kind"], "note")
        for bad in (
            b"", b"[]", b"\xff", b'\xef\xbb\xbf{"v":1,"kind":"a"}', b'{"v":1}', b'{"kind":"a"}',
            b'{"v":true,"kind":"a"}', b'{"v":1,"kind":"a","x":NaN}', b'{"v":1,"v":1,"kind":"a"}',
            b"[" * 100_000,
        ):  # fmt: skip
            with self.assertRaises(f1.Damage):
                decode_json(bad)


def without_labels(report):
    """The names at the Door are the one thing in the file that nothing seals."""
    return {key: value for key, value in report.items() if key not in ("label", "persons")}


def head_text():
    text = struct.pack("<HHIQ32sQIIqQ", 1, 0, 0, 0, f1.SCHEMA_HASH, 1, 8, 1, 0, 0)
    return text + bytes(f1.PLAIN_BYTES - len(text))


if __name__ == "__main__":
    unittest.main()
