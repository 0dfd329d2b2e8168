"""The published vectors, step by step: every number in them is computed again here."""

import contextlib
import io
import json
import unittest
from pathlib import Path

import format1 as f1
import open_household
import shared_log
from carve import CarvedFile
from household import HouseholdFile, OpenHousehold

FOLDER = Path(__file__).parents[1] / "vectors" / "format1"
VECTORS = json.loads((FOLDER / "vectors.json").read_text(encoding="utf-8"))


def octets(step, *names):
    return [bytes.fromhex(step[name]) for name in names]


class PublishedHouseholds(unittest.TestCase):
    def each(self):
        for name in ("alone", "two"):
            with self.subTest(name):
                yield VECTORS[name], VECTORS[name]["schedule"]

    def persons(self, household):
        return [household[who] for who in ("founder", "newcomer") if household.get(who)]

    def read(self, household, *arguments, secret):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            path = str(FOLDER / household["file"])
            secrets = io.BytesIO(secret.encode() + b"\n")
            code = open_household.main([path, *arguments, "--json"], secrets)
        self.assertEqual(code, open_household.WELL, out.getvalue())
        return json.loads(out.getvalue())

    def test_every_person_reads_every_entry_and_the_whole_log(self):
        for household, _ in self.each():
            for index, person in enumerate(self.persons(household)):
                report = self.read(household, "--as", str(index), secret=person["passphrase"])
                told = {entry["id"]: entry["content"] for entry in report["entries"]}
                expected = {id: json.loads(text) for id, text in person["entries"].items()}
                self.assertEqual(told, expected)
                self.assertTrue(all(entry["age_proven"] for entry in report["entries"]))
                self.check_log(report["log"], household.get("log") or [])

    def check_log(self, told, expected):
        self.assertEqual(len(told), len(expected))
        for record, vector in zip(told, expected):
            for field in ("seq", "author", "action", "entry", "revision", "at", "content_hash"):
                self.assertEqual(record[field], vector[field], (vector["seq"], field))
            self.assertEqual(
                (record["signature"], record["chain"], record["rules"]), ("good", "good", [])
            )
            if vector["content"] is None:
                self.assertEqual(record["state"], "none")
            elif vector["content"] == "withdrawn":
                self.assertEqual(record["state"], "withdrawn")
            elif "content" in record:
                self.assertEqual(record["content"], json.loads(bytes.fromhex(vector["content"])))

    def test_the_hash_of_every_record_is_the_published_one(self):
        for household, _ in self.each():
            if not household.get("log"):
                continue
            secret = household["founder"]["passphrase"]
            opened = OpenHousehold(HouseholdFile(str(FOLDER / household["file"])), 0, secret)
            hashes = [verdict.record.hash.hex() for verdict in shared_log.verify(opened)]
            self.assertEqual(hashes, [record["hash"] for record in household["log"]])

    def test_a_recovery_code_opens_its_room(self):
        opened = 0
        for household, _ in self.each():
            for index, person in enumerate(self.persons(household)):
                if person["recovery_code"]:
                    arguments = ("--as", str(index), "--code")
                    report = self.read(household, *arguments, secret=person["recovery_code"])
                    self.assertTrue(report["has_code"])
                    opened += 1
        self.assertGreater(opened, 0)

    def test_carving_gives_back_the_same_entries(self):
        for household, _ in self.each():
            path, secret = str(FOLDER / household["file"]), household["founder"]["passphrase"]
            entries = [
                [(entry.id, entry.content, entry.proven) for entry in found.own.entries]
                for found in (OpenHousehold(kind(path), 0, secret) for kind in (HouseholdFile, CarvedFile))
            ]
            self.assertEqual(*entries)

    def test_the_witness_beside_the_household_of_one_agrees_with_it(self):
        household = VECTORS["alone"]
        arguments = ("--as", "0", "--witness", str(FOLDER / "witness-alone"))
        self.read(household, *arguments, secret=household["founder"]["passphrase"])
        vault_id = bytes.fromhex(household["schedule"]["user"]["vault_id"])
        name = f1.sha256(b"v1/witness" + vault_id)[:16].hex()
        self.assertTrue((FOLDER / "witness-alone" / name).is_file())

    def test_every_step_from_the_passphrase_to_the_user_key(self):
        for household, schedule in self.each():
            step = schedule["slot"]
            blob, stretched, prk, key, commitment, user_key = octets(
                step, "slot", "argon2_output_a", "slot_prk", "k_wrap", "commitment", "user_key"
            )
            slot = f1.parse_slot(blob, 0)
            typed = household["founder"]["passphrase"]
            self.assertEqual(f1.passphrase_bytes(typed), self.utf8(step["passphrase_utf8"]))
            self.assertEqual(f1.stretch(slot, f1.passphrase_bytes(typed)), stretched)
            self.assertEqual(f1.extract(b"v1/slot" + slot.vault_id + slot.slot_id, stretched), prk)
            keys = f1.slot_keys(slot.vault_id, slot.slot_id, slot.header, stretched)
            self.assertEqual(keys, (key, commitment))
            self.assertEqual(f1.open_slot(slot, stretched), user_key)

    def utf8(self, shown):
        try:
            return bytes.fromhex(shown)
        except ValueError:
            return shown.encode()

    def test_every_step_from_the_user_key_to_the_bundle(self):
        for household, schedule in self.each():
            step = schedule["user"]
            (user_key,) = octets(schedule["slot"], "user_key")
            vault_id, prk_u, prk_b, prk_w, k_hu, sealed, text = octets(
                step, "vault_id", "prk_u", "prk_b", "prk_w", "k_hu", "bundle_envelope", "bundle_plaintext"
            )
            self.assertEqual(f1.user_prk(vault_id, 0, user_key), prk_u)
            self.assertEqual(f1.bundle_prk(prk_u), prk_b)
            self.assertEqual(f1.witness_prk(prk_u), prk_w)
            self.assertEqual(f1.expand(prk_u, b"hedge", 32), k_hu)
            envelope = f1.parse_envelope(sealed, f1.BUNDLE, sealed[8:24], 0)
            self.assertEqual(f1.open_envelope(vault_id, prk_b, envelope), text)
            bundle = f1.parse_bundle(text, 0, envelope.generation, envelope.space_id)
            code = household["founder"]["recovery_code"]
            self.assertEqual(bundle.has_code, bool(code))
            if code:
                (secret,) = octets(step, "recovery_secret_r")
                self.assertEqual(f1.code_secret(vault_id, f1.parse_code(code)), secret)
                self.assertEqual(bundle.code_secret, secret)

    def test_every_step_from_the_space_key_to_a_cell(self):
        for household, schedule in self.each():
            step = schedule["envelope"]
            (vault_id,) = octets(schedule["user"], "vault_id")
            space_key, prk, hedge, sealed, key, commitment, associated, text = octets(
                step, "private_space_key", "prk_s", "k_h", "envelope", "k", "commitment", "associated", "plaintext"
            )
            envelope = f1.parse_envelope(sealed, f1.CELL, sealed[8:24], int(step["cell"]))
            where = (vault_id, envelope.space_id, envelope.generation)
            self.assertEqual(f1.space_prk(*where, space_key), prk)
            self.assertEqual(f1.expand(prk, b"hedge", 32), hedge)
            keys = f1.object_keys(prk, f1.CELL, envelope.number, envelope.salt)
            self.assertEqual(keys, (key, commitment))
            self.assertEqual(f1.envelope_aad(vault_id, envelope.place), associated)
            self.assertEqual(f1.open_envelope(vault_id, prk, envelope), text)
            self.assertEqual(f1.parse_cell(text).entry, b"\1" * 16)

    def test_every_step_of_a_signed_record(self):
        step = VECTORS["two"]["schedule"]["record"]
        (vault_id,) = octets(VECTORS["two"]["schedule"]["user"], "vault_id")
        seed, public, signed, signature, stored, hash = octets(
            step, "seed", "public_key", "signed_bytes", "signature", "stored_record", "record_hash"
        )
        self.assertEqual(f1.public_of(seed), public)
        record = f1.parse_record(stored, vault_id, int.from_bytes(signed[23:31], "little"))
        self.assertEqual((record.signed, record.signature, record.hash), (signed, signature, hash))
        again = f1.signed_bytes(
            vault_id, record.seq, record.prev_hash, record.author, record.action,
            record.entry, record.revision, record.content_hash, record.at,
        )  # fmt: skip
        self.assertEqual(again, signed)
        self.assertTrue(shared_log.signed_by(public, signature, signed))
        self.assertEqual(f1.sha256(record.content), record.content_hash)


if __name__ == "__main__":
    unittest.main()
