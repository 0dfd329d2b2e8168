"""Format 1 of the household file: keys, slots, envelopes and layouts.

Written from docs/FORMAT.md alone and never from the Rust code, so that the
document is proven to be the format. Nothing here reads or writes a file: bytes
go in, values come out, and whatever is not exactly as the document says raises
`Damage` with the reason. Section numbers in brackets are those of FORMAT.md.

Read in this order: derivations, slots, envelopes, then the plaintexts.
"""

import hashlib
import hmac
import struct
import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

APPLICATION_ID = 0x48525448  # "HRTH"
USER_VERSION = 1
PAGE = 4096

SLOT_MAGIC, SLOT_BYTES, SLOT_HEADER = b"VKS1", 184, 72
BY_PASSPHRASE, BY_CODE = 1, 2

ENVELOPE_MAGIC, ENVELOPE_BYTES, PLAIN_BYTES, BODY_BYTES = b"VCL1", 3952, 3840, 3856
CELL, HEAD, BUNDLE, WITNESS, TAGS = 1, 2, 3, 4, 5

ROOM_OF_FIRST, ROOM_OF_SECOND, SHARED = 0, 1, 2  # the space index
CELL_PAYLOAD = 3809
TAGS_A_PAGE = 480
MOST_CELLS = 215_040
MOST_KEYS = 100

NONCE = bytes(12)  # every key seals one plaintext, so the nonce never has to differ

SCHEMA = {
    "meta": "CREATE TABLE meta (id INTEGER PRIMARY KEY, v BLOB NOT NULL) STRICT",
    "keyslot": "CREATE TABLE keyslot (id INTEGER PRIMARY KEY, blob BLOB NOT NULL) STRICT",
    "keyslot2": "CREATE TABLE keyslot2 (id INTEGER PRIMARY KEY, blob BLOB NOT NULL) STRICT",
    "bundle": "CREATE TABLE bundle (id INTEGER PRIMARY KEY, env BLOB NOT NULL) STRICT",
    "head": "CREATE TABLE head (id INTEGER PRIMARY KEY, env BLOB NOT NULL) STRICT",
    "tags": "CREATE TABLE tags (id INTEGER PRIMARY KEY, env BLOB NOT NULL) STRICT",
    "cell": "CREATE TABLE cell (id INTEGER PRIMARY KEY, env BLOB NOT NULL) STRICT",
}
SCHEMA_HASH = bytes.fromhex("6406408a98906a50798d8001b581cbea598a7a7a03fd32d484bf993990c3e972")


class Damage(Exception):
    """These bytes are not what the format says. The text is the reason, never content."""


class Newer(Exception):
    """Made by a program that knows more than format 1."""


class DoesNotOpen(Exception):
    """A sound slot under another secret: a wrong passphrase or code, not damage."""


def need(condition, reason):
    if not condition:
        raise Damage(reason)


# [2] Derivations


def sha256(octets):
    return hashlib.sha256(octets).digest()


def extract(salt, ikm):
    """HKDF-Extract, RFC 5869: the salt is the HMAC key."""
    return hmac.digest(salt, ikm, "sha256")


def expand(prk, info, size):
    """HKDF-Expand, RFC 5869."""
    block, out = b"", b""
    for count in range(1, -(-size // 32) + 1):
        block = hmac.digest(prk, block + info + bytes([count]), "sha256")
        out += block
    return out[:size]


# `str.strip()` would also take U+001C to U+001F, which are not White_Space.
WHITE_SPACE = (
    "\t\n\v\f\r \u0085\u00a0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)


def passphrase_bytes(text):
    return unicodedata.normalize("NFKC", text).strip(WHITE_SPACE).encode("utf-8")


CODE_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def code_check(symbols):
    """The two check symbols that follow the 26 of a recovery code."""
    first_ten_bits = int.from_bytes(sha256(b"v1/code" + symbols.encode("ascii"))[:2], "big") >> 6
    return CODE_SYMBOLS[first_ten_bits >> 5] + CODE_SYMBOLS[first_ten_bits & 31]


def parse_code(text):
    """The 26 canonical symbols of a typed recovery code, or DoesNotOpen."""
    if not text.isascii():  # upper-casing would turn some other letters into ours
        raise DoesNotOpen("a recovery code has 28 symbols")
    text = text.strip(WHITE_SPACE).upper().translate(str.maketrans("OIL", "011", " -"))
    if len(text) != 28 or any(symbol not in CODE_SYMBOLS for symbol in text):
        raise DoesNotOpen("a recovery code has 28 symbols")
    if code_check(text[:26]) != text[26:]:
        raise DoesNotOpen("a symbol of the recovery code is wrong")
    return text[:26]


def code_secret(vault_id, symbols):
    """R: what a recovery code becomes. It depends on the vault, so no code opens two."""
    return extract(b"v1/rec" + vault_id, symbols.encode("ascii"))


def user_prk(vault_id, person, user_key):
    return extract(b"v1/uk" + vault_id + bytes([person]), user_key)


def bundle_prk(user):
    return expand(user, b"bundle", 32)


def witness_prk(user):
    return expand(user, b"witness", 32)


def space_prk(vault_id, space_id, generation, space_key):
    return extract(b"v1/space" + vault_id + space_id + struct.pack("<H", generation), space_key)


# [3] Slots


@dataclass(frozen=True)
class Slot:
    kind: int
    person: int
    vault_id: bytes
    slot_id: bytes
    memory_kib: int
    passes: int
    lanes: int
    salt: bytes
    generation: int
    commitment: bytes
    wrapped: bytes
    header: bytes


def parse_slot(blob, row):
    """A slot whose checksum holds and whose cost is one that a reader may spend."""
    need(len(blob) == SLOT_BYTES, "length")
    need(blob[152:] == sha256(blob[:152]), "checksum")
    need(blob[:4] == SLOT_MAGIC and blob[4:6] == b"\x01\x01", "mark, format or suite")
    kind, person = blob[6], blob[7]
    need(kind in (BY_PASSPHRASE, BY_CODE) and person in (0, 1), "kind or person")
    need(row == person * 2 + kind - 1, "stands in another row")
    memory_kib, passes, lanes = struct.unpack_from("<III", blob, 40)
    (generation,) = struct.unpack_from("<I", blob, 68)
    need(1 <= generation <= 0xFFFF, "generation")
    if kind == BY_PASSPHRASE:
        need(19 * 1024 <= memory_kib <= 1024 * 1024, "cost: memory")
        need(1 <= passes <= 16 and 1 <= lanes <= 8, "cost: passes or lanes")
        need(memory_kib * passes <= 4 * 1024 * 1024, "cost: memory times passes")
    else:
        need(not any(blob[40:68]), "a code slot has no cost and no salt")
    return Slot(
        kind, person, blob[8:24], blob[24:40], memory_kib, passes, lanes,
        blob[52:68], generation, blob[72:104], blob[104:152], blob[:SLOT_HEADER],
    )  # fmt: skip


def stretch(slot, secret):
    """A: the passphrase after Argon2id at the cost that the slot names."""
    return Argon2id(
        salt=slot.salt,
        length=32,
        iterations=slot.passes,
        lanes=slot.lanes,
        memory_cost=slot.memory_kib,
    ).derive(secret)


def slot_keys(vault_id, slot_id, header, secret32):
    """K_wrap and C of a slot, from A or R."""
    prk = extract(b"v1/slot" + vault_id + slot_id, secret32)
    both = expand(prk, b"v1/slot/wrap" + header, 64)
    return both[:32], both[32:]


def open_slot(slot, secret32):
    """UK. The commitment is looked at first: only it can say `wrong passphrase`."""
    key, commitment = slot_keys(slot.vault_id, slot.slot_id, slot.header, secret32)
    if not hmac.compare_digest(commitment, slot.commitment):
        raise DoesNotOpen("the secret does not open this slot")
    try:
        return ChaCha20Poly1305(key).decrypt(NONCE, slot.wrapped, slot.header)
    except InvalidTag:
        raise Damage("the wrapped key does not open") from None


# [4] Envelopes


@dataclass(frozen=True)
class Envelope:
    kind: int
    generation: int
    space_id: bytes
    number: int
    salt: bytes
    commitment: bytes
    body: bytes
    place: bytes  # bytes 0..28


def parse_envelope(blob, kind, space_id, number):
    """An envelope that says of itself that it belongs where it was found."""
    need(len(blob) == ENVELOPE_BYTES, "length")
    need(blob[:4] == ENVELOPE_MAGIC and blob[4] == 1, "mark or suite")
    need(blob[5] == kind, "kind")
    generation, own_space, own_number = struct.unpack_from("<H16sI", blob, 6)
    need(own_space == space_id, "belongs to another room")
    need(own_number == number, "belongs to another place")
    need(struct.unpack_from("<I", blob, 92)[0] == BODY_BYTES, "body length")
    return Envelope(
        kind, generation, own_space, own_number, blob[28:60], blob[60:92], blob[96:], blob[:28]
    )


def object_keys(prk, kind, number, salt):
    """K and C of one sealed object."""
    both = expand(prk, b"v1/obj" + struct.pack("<BI", kind, number) + salt, 64)
    return both[:32], both[32:]


def envelope_aad(vault_id, place):
    return b"v1/env" + vault_id + place + struct.pack("<I", BODY_BYTES)


def open_envelope(vault_id, prk, envelope):
    key, commitment = object_keys(prk, envelope.kind, envelope.number, envelope.salt)
    need(hmac.compare_digest(commitment, envelope.commitment), "commitment")
    aad = envelope_aad(vault_id, envelope.place)
    try:
        return ChaCha20Poly1305(key).decrypt(NONCE, envelope.body, aad)
    except InvalidTag:
        raise Damage("the sealed text does not open") from None


# [5 to 7] Plaintexts


@dataclass(frozen=True)
class Bundle:
    serial: int
    generation: int
    has_code: bool
    joined: bool
    own_space: bytes
    shared_space: bytes
    other_space: bytes
    own_public: bytes
    other_public: bytes
    code_secret: bytes
    own_keys: dict  # generation -> key
    shared_keys: dict
    own_active: int  # generation
    shared_active: int  # 0 while alone


def parse_bundle(text, person, generation, own_space):
    layout, who, flags, user_generation, serial = struct.unpack_from("<HBBIQ", text)
    need(layout == 1, "bundle: layout")
    need(who == person and user_generation == generation, "bundle: person or generation")
    need(flags & ~3 == 0, "bundle: flags")
    has_code, joined = bool(flags & 1), bool(flags & 2)
    own, shared, other = text[16:32], text[32:48], text[48:64]
    seed, public, other_public, secret = text[64:96], text[96:128], text[128:160], text[160:192]
    need(own == own_space, "bundle: room")
    need(public_of(seed) == public, "bundle: the public key does not match the seed")
    for part in (shared, other, other_public):
        need(any(part) == joined, "bundle: what joining gives")
    need(any(secret) == has_code, "bundle: recovery")

    (count,) = struct.unpack_from("<H", text, 192)
    need(count <= MOST_KEYS, "bundle: number of keys")
    keys, active = ({}, {}), ([], [])
    for at in range(194, 194 + 36 * count, 36):
        space, state, key_generation, key = struct.unpack_from("<BBH32s", text, at)
        need(space in (0, 1) and state in (1, 2) and key_generation, "bundle: key entry")
        need(key_generation not in keys[space], "bundle: two keys of one generation")
        keys[space][key_generation] = key
        if state == 1:
            active[space].append(key_generation)
    need(len(active[0]) == 1 and len(active[1]) == int(joined), "bundle: active keys")
    need(joined or not keys[1], "bundle: a shared key while alone")
    need(not any(text[194 + 36 * count :]), "bundle: not zero to the end")
    return Bundle(
        serial, user_generation, has_code, joined, own, shared, other, public, other_public,
        secret, keys[0], keys[1], active[0][0], active[1][0] if joined else 0,
    )  # fmt: skip


def public_of(seed):
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


@dataclass(frozen=True)
class Head:
    minor: int
    epoch: int
    cells: int
    pages: int
    saved_at: int  # ms since 1970 UTC
    pinned_seq: int
    pinned_hash: bytes
    bundle_commitment: bytes
    page_tags: tuple  # the first 8 bytes of each tag page's commitment


def parse_head(text):
    major, minor, zero, features = struct.unpack_from("<HHIQ", text)
    if major != 1 or features:
        raise Newer("the room was written by a newer version")
    need(text[16:48] == SCHEMA_HASH, "head: schema")
    epoch, cells, pages, saved_at, pinned_seq = struct.unpack_from("<QIIqQ", text, 48)
    need(1 <= cells <= MOST_CELLS, "head: cell count")
    need(pages == -(-cells // TAGS_A_PAGE), "head: number of tag pages")
    if minor == 0:  # a later minor may have given these bytes a meaning
        need(zero == 0 and not any(text[144:256]), "head: reserved bytes")
        need(not any(text[256 + 8 * pages :]), "head: beyond the tag pages")
    page_tags = tuple(text[256 + 8 * i : 264 + 8 * i] for i in range(pages))
    return Head(
        minor, epoch, cells, pages, saved_at, pinned_seq, text[80:112], text[112:144], page_tags
    )


def parse_tag_page(text, page, cells):
    """The tags of this page's cells, in order."""
    held = min(TAGS_A_PAGE, cells - page * TAGS_A_PAGE)
    need(not any(text[8 * held :]), "tag page: beyond the cell count")
    return [text[8 * i : 8 * i + 8] for i in range(held)]


@dataclass(frozen=True)
class CellText:
    entry: bytes
    sequence: int
    part: int
    parts: int
    payload: bytes


def parse_cell(text):
    """The part of an entry that a cell holds, or None if the cell is free."""
    if text[0] == 0:
        need(not any(text), "cell: free and not zero")
        return None
    need(text[0] == 1, "cell: type")
    entry, sequence, part, parts, used = struct.unpack_from("<16sQHHH", text, 1)
    need(part < parts < 0xFFFF, "cell: part")
    need(used <= CELL_PAYLOAD and not any(text[31 + used :]), "cell: used")
    need(used == CELL_PAYLOAD or part == parts - 1, "cell: a part that is not full")
    return CellText(entry, sequence, part, parts, text[31 : 31 + used])


# [8] The shared log

ACTIONS = {
    1: "found", 2: "post", 3: "propose", 4: "accept", 5: "decline", 6: "amend",
    7: "withdraw", 8: "retire", 9: "comment", 10: "restore", 11: "leave", 12: "key",
}  # fmt: skip
FOUND, POST, PROPOSE, ACCEPT, DECLINE, AMEND = 1, 2, 3, 4, 5, 6
WITHDRAW, RETIRE, COMMENT, RESTORE, LEAVE, KEY = 7, 8, 9, 10, 11, 12
NO_CONTENT, OWN_CONTENT, WITHDRAWN = 0, 1, 2
SIGNED_BYTES, RECORD_HEAD = 125, 194


@dataclass(frozen=True)
class Record:
    seq: int
    prev_hash: bytes
    author: int
    action: int
    entry: bytes
    revision: int
    content_hash: bytes
    at: int  # ms since 1970 UTC
    state: int
    content: bytes
    signed: bytes
    signature: bytes

    @property
    def hash(self):
        return sha256(self.signed + self.signature)


def signed_bytes(vault_id, seq, prev_hash, author, action, entry, revision, content_hash, at):
    return b"v1/sign" + vault_id + struct.pack(
        "<Q32sBB16sI32sq", seq, prev_hash, author, action, entry, revision, content_hash, at
    )


def parse_record(payload, vault_id, seq):
    need(len(payload) >= RECORD_HEAD, "record: length")
    signed, signature = payload[:SIGNED_BYTES], payload[SIGNED_BYTES:189]
    need(signed[:7] == b"v1/sign" and signed[7:23] == vault_id, "record: mark or vault")
    fields = struct.unpack_from("<Q32sBB16sI32sq", signed, 23)
    state, length = struct.unpack_from("<BI", payload, 189)
    record = Record(*fields, state, payload[RECORD_HEAD:], signed, signature)
    need(record.seq == seq, "record: stands in another place")
    need(record.author in (0, 1), "record: author")
    need(state in (NO_CONTENT, OWN_CONTENT, WITHDRAWN), "record: state")
    need(length == len(record.content), "record: content length")
    need(bool(length) == (state == OWN_CONTENT), "record: content and state")
    return record
