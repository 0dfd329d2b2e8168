"""The note that one computer keeps of a household file it has seen [10].

A witness shows a file that was put back as a whole, which nothing inside the
file can show.
"""

import os
import struct

import format1 as f1
from format1 import Damage

RECORDS = 2 * f1.ENVELOPE_BYTES


def file_name(vault_id):
    return f1.sha256(b"v1/witness" + vault_id)[:16].hex()


def check(household, folder):
    findings, person = household.findings, household.person
    try:
        with open(os.path.join(folder, file_name(household.vault_id)), "rb") as file:
            octets = file.read(RECORDS + 1)
    except FileNotFoundError:
        return  # this computer has no note of this file yet: nothing to compare
    try:
        f1.need(len(octets) == RECORDS, "length")
        blob = octets[person * f1.ENVELOPE_BYTES :][: f1.ENVELOPE_BYTES]
        if not any(blob):
            return
        generation = struct.unpack_from("<H", blob, 6)[0]
        if generation > household.generation:
            findings.add("file-accepts-an-older-passphrase")
        if generation != household.generation:
            return  # another user key sealed it: nothing more can be read
        envelope = f1.parse_envelope(blob, f1.WITNESS, household.bundle.own_space, 0)
        prk = f1.witness_prk(household.user_prk)
        text = f1.open_envelope(household.vault_id, prk, envelope)
        f1.need(not any(text[80:]), "not zero to the end")
    except Damage as damage:
        findings.add("witness-damaged", why=str(damage))
        return
    epoch, commitment, _seq, _hash = struct.unpack_from("<Q32sQ32s", text)
    if household.own.head is None:
        return
    if household.own.head.epoch < epoch:
        findings.add("file-older-than-the-witness")
    elif household.own.head.epoch == epoch and household.own.head_commitment != commitment:
        findings.add("file-forked-from-the-witness")
