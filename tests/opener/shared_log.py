"""Checks the signed log of the shared room [8]: signatures, chain, rules and pins."""

import struct
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

import format1 as f1
from format1 import Damage
from household import decode_json

ZERO_ID = bytes(16)
OF_NO_ENTRY = (f1.FOUND, f1.RESTORE, f1.LEAVE, f1.KEY)
WITHOUT_CONTENT = (f1.ACCEPT, f1.DECLINE, f1.WITHDRAW, f1.RETIRE)


@dataclass
class Verdict:
    """What can be said of one record."""

    record: f1.Record
    signature: str = "not checked"  # good, bad
    chain: str = "not checked"  # good, broken, taken on trust (the record before is lost)
    rules: list = field(default_factory=list)
    content: object = None

    @property
    def holds(self):
        return self.signature == "good" and self.chain != "broken"


def verify(household):
    """Every record from 1 to the last, with findings added to the household's."""
    records = read_records(household)
    keys = starting_keys(household, records)
    verdicts, hashes = {}, {0: bytes(32)}
    for seq, record in sorted(records.items()):
        verdict = verdicts[seq] = Verdict(record)
        check_signature(verdict, keys)
        check_chain(verdict, hashes)
        check_content(verdict, household)
        if record.action == f1.KEY and verdict.holds and not verdict.rules:
            keys[record.author] = record.content[:32]
        hashes[seq] = record.hash
    proven = [verdict.record for verdict in verdicts.values() if verdict.holds]
    for seq, verdict in verdicts.items():
        check_rules(verdict, proven)
        if verdict.signature == "bad" or verdict.chain == "broken":
            wrong = "signature" if verdict.signature == "bad" else "chain"
            household.findings.add(f"record-{wrong}", seq=seq)
        for rule in verdict.rules:
            household.findings.add("record-rule", seq=seq, rule=rule)
    if keys[household.person] != household.bundle.own_public:
        household.findings.add("own-signing-key-differs")
    check_gaps(household, records)
    check_founding(household, records)
    check_pins(household, records, hashes, proven)
    return list(verdicts.values())


def check_gaps(household, records):
    """Numbers run from 1 without gaps, up to the last that any head knows."""
    heads = [room.head for room in (household.own, household.shared) if room.head]
    expected = 1
    for seq in [*sorted(records), max((head.pinned_seq for head in heads), default=0) + 1]:
        if seq > expected:
            household.findings.add("record-lost", first=expected, last=seq - 1)
        expected = max(expected, seq + 1)


def read_records(household):
    """seq -> Record, for every entry of the shared room that holds one."""
    records = {}
    for entry in household.shared.entries:
        seq, zero = struct.unpack("<QQ", entry.id)
        try:
            f1.need(zero == 0 and seq > 0, "entry id")
            records[seq] = f1.parse_record(entry.content, household.vault_id, seq)
        except Damage as damage:
            household.findings.add("record-damaged", entry=entry.id.hex(), why=str(damage))
    return records


def starting_keys(household, records):
    """The two keys of the founding. The other's is pinned in our own bundle; ours
    may have been replaced by key records since, so it comes from the founding."""
    me, bundle = household.person, household.bundle
    keys = {me: bundle.own_public, 1 - me: bundle.other_public}
    for seq in (1, 2):
        record = records.get(seq)
        if record and record.action == f1.FOUND and agrees(household, record.content):
            keys[me] = record.content[32 * me : 32 * me + 32]
            break
    return keys


def agrees(household, founding):
    """Whether the founding names the other's key and the rooms that our bundle names."""
    bundle, me = household.bundle, household.person
    spaces = [bundle.own_space, bundle.other_space]
    spaces = b"".join(spaces if me == 0 else reversed(spaces)) + bundle.shared_space
    other = founding[32 * (1 - me) : 32 * (1 - me) + 32]
    return len(founding) == 112 and other == bundle.other_public and founding[64:] == spaces


def signed_by(public, signature, message):
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        return True
    except InvalidSignature:
        return False


def check_signature(verdict, keys):
    record = verdict.record
    good = signed_by(keys[record.author], record.signature, record.signed)
    verdict.signature = "good" if good else "bad"


def check_chain(verdict, hashes):
    record, before = verdict.record, verdict.record.seq - 1
    if before in hashes:
        verdict.chain = "good" if hashes[before] == record.prev_hash else "broken"
    else:
        verdict.chain = "taken on trust"
        if verdict.signature == "good":
            hashes[before] = record.prev_hash  # stands in for the hash of the lost record


def check_content(verdict, household):
    record = verdict.record
    if record.state != f1.OWN_CONTENT:
        return
    if f1.sha256(record.content) != record.content_hash:
        verdict.rules.append("content is not what was signed")
        return
    try:
        if record.action == f1.FOUND:
            f1.need(len(record.content) == 112, "found: length")
        elif record.action == f1.KEY:
            f1.need(len(record.content) == 96, "key: length")
            new, proof = record.content[:32], record.content[32:]
            message = b"v1/key" + household.vault_id + bytes([record.author]) + new
            f1.need(signed_by(new, proof, message), "key: not signed by the new key")
        elif record.action in f1.ACTIONS:
            f1.need(len(record.content) > 16, "content: length")
            verdict.content = decode_json(record.content[16:])
    except Damage as damage:
        verdict.rules.append(str(damage))


def check_rules(verdict, proven):
    """What the table of actions asks. Unknown actions are kept and only count for the chain."""
    record, broken = verdict.record, verdict.rules
    if record.action not in f1.ACTIONS:
        return
    if (record.action == f1.FOUND) != (record.seq in (1, 2)):
        broken.append("the two founding records come first")
    if record.action == f1.FOUND and record.author != record.seq - 1:
        broken.append("person 0 founds in record 1, person 1 in record 2")
    if (record.entry == ZERO_ID) != (record.action in OF_NO_ENTRY):
        broken.append("entry_id")
    if record.action in WITHOUT_CONTENT:
        if record.state != f1.NO_CONTENT:
            broken.append("this action has no content of its own")
    elif record.state == f1.NO_CONTENT:
        broken.append("content is missing")
    if record.state == f1.WITHDRAWN and not any(
        later.action == f1.WITHDRAW
        and later.author == record.author
        and later.entry == record.entry
        and later.content_hash == record.content_hash
        for later in proven
        if later.seq > record.seq
    ):
        broken.append("content is missing and was never withdrawn")

    earlier = [r for r in proven if r.seq < record.seq and r.entry == record.entry]
    if record.action in OF_NO_ENTRY and record.revision:
        broken.append("revision")
    if record.action == f1.PROPOSE and record.revision != 1:
        broken.append("a proposal is revision 1")
    if record.action == f1.AMEND and record.revision < 2:
        broken.append("an amendment is revision 2 or later")
    if record.action in (f1.ACCEPT, f1.DECLINE, f1.RETIRE) and not any(
        r.action in (f1.PROPOSE, f1.AMEND)
        and (r.revision, r.content_hash) == (record.revision, record.content_hash)
        for r in earlier
    ):
        broken.append("answers no proposal")
    if record.action == f1.WITHDRAW and not any(
        r.author == record.author and r.content_hash == record.content_hash for r in earlier
    ):
        broken.append("withdraws nothing of its author")
    if record.action == f1.KEY and record.at:
        broken.append("a key record has no time")


def check_founding(household, records):
    contents = [records[seq].content for seq in (1, 2) if seq in records]
    if not all(agrees(household, content) for content in contents):
        household.findings.add("founding-differs-from-the-bundle")
    if len(set(contents)) > 1:
        household.findings.add("founding-records-differ")


def check_pins(household, records, hashes, proven):
    """Rules 1 and 2 of pinning, and what the shared head says of the log's end."""
    for name, room in (("own", household.own), ("shared", household.shared)):
        head = room.head
        if head is None:
            continue
        pinned = hashes.get(head.pinned_seq)
        if pinned is None:
            household.findings.add("pinned-record-lost", head=name, seq=head.pinned_seq)
        elif pinned != head.pinned_hash:
            household.findings.add("pinned-record-differs", head=name, seq=head.pinned_seq)
    shared, own = household.shared.head, household.own.head
    if shared and max(records, default=0) > shared.pinned_seq:
        household.findings.add("log-longer-than-its-head")
    for record in proven:
        if own and record.author == household.person and record.seq > own.pinned_seq:
            household.findings.add("own-record-newer-than-own-room", seq=record.seq)
