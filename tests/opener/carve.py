"""Finds slots and envelopes in the raw bytes of a file that SQLite refuses [9].

Each lies in one piece, begins with its mark and says where it belongs, so that
one bad byte in SQLite's own structures costs nothing.
"""

import os
import re
import stat
from collections import defaultdict

import format1 as f1
from household import Findings, NotAHousehold


class CarvedFile:
    """Answers like HouseholdFile, but has read nothing through SQLite."""

    carved = True

    def __init__(self, path):
        self.findings = Findings()
        self.findings.add("read-by-carving")  # what is not there cannot be missed
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise NotAHousehold("not a regular file")
        with open(path, "rb") as file:
            octets = file.read()
        self.slots, self.envelopes = defaultdict(list), defaultdict(list)
        for mark in re.finditer(b"VKS1\x01\x01|VCL1\x01", octets):
            if mark.group().startswith(f1.SLOT_MAGIC):
                blob = octets[mark.start() :][: f1.SLOT_BYTES]
                keep(self.slots[blob[7:8], blob[6:7]], blob)
            else:
                blob = octets[mark.start() : mark.start() + f1.ENVELOPE_BYTES]
                if len(blob) == f1.ENVELOPE_BYTES:
                    number = int.from_bytes(blob[24:28], "little")
                    keep(self.envelopes[blob[5], blob[8:24], number], blob)
                    if blob[5] == f1.BUNDLE:  # nobody knows yet whose room is which
                        keep(self.envelopes[f1.BUNDLE, None, 0], blob)
        if not self.slots and not self.envelopes:
            raise NotAHousehold("holds no slot and no envelope")

    def labels(self):
        persons = {person[0] for person, _ in self.slots}
        return {person: None for person in (0, 1) if person == 0 or person in persons}

    def slot_copies(self, person, kind):
        blobs = self.slots[bytes([person]), bytes([kind])]
        return [("carved", blob) for blob in blobs]

    def sealed(self, _table, _row, _count, kind, space_id, number):
        return self.envelopes[kind, space_id, number] or [None]

    def count_cells(self, _index, space_id):
        numbers = [n for kind, space, n in self.envelopes if (kind, space) == (f1.CELL, space_id)]
        return max((n for n in numbers if n < f1.MOST_CELLS), default=-1) + 1


def keep(blobs, blob):
    if blob not in blobs:
        blobs.append(blob)
