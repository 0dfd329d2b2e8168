"""The worked example of FORMAT.md [13], computed. Prints the table that stands there."""

import struct

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

import format1 as f1

VAULT, SPACE, RANDOM = b"\x11" * 16, b"\x22" * 16, b"\x55" * 32
CODE = "0123456789ABCDEFGHJKMNPQRS"


def secrets():
    """From what a person types to A and R. The cost is far below what a slot may have."""
    argon2 = Argon2id(salt=b"\x66" * 16, length=32, iterations=2, lanes=2, memory_cost=64)
    yield "A", argon2.derive(f1.passphrase_bytes(" a known passphrase\n"))
    yield "check symbols", f1.code_check(CODE).encode()
    yield "R", f1.code_secret(VAULT, CODE)


def slot():
    """The passphrase slot of person 1: A is 32 times 33, UK 32 times 44."""
    start = f1.SLOT_MAGIC + bytes([1, 1, 1, 1]) + VAULT
    rest = struct.pack("<III16sI", 65536, 3, 4, b"\x22" * 16, 7)
    user = f1.user_prk(VAULT, 1, b"\x44" * 32)
    yield "PRK_u", user
    yield "K_hu", (hedge := f1.expand(user, b"hedge", 32))
    yield "slot_id", (slot_id := f1.extract(hedge, RANDOM + start + rest)[:16])
    header = start + slot_id + rest
    key, commitment = f1.slot_keys(VAULT, slot_id, header, b"\x33" * 32)
    yield "K_wrap", key
    yield "slot C", commitment
    wrapped = ChaCha20Poly1305(key).encrypt(f1.NONCE, b"\x44" * 32, header)
    yield "wrapped UK", wrapped
    whole = header + commitment + wrapped
    yield "SHA-256 of the slot", f1.sha256(whole + f1.sha256(whole))


def envelope():
    """Cell 5 of a space, generation 1: PSK is 32 times 33, the text 3,840 times 44."""
    yield "PRK_s", (prk := f1.space_prk(VAULT, SPACE, 1, b"\x33" * 32))
    text, place = b"\x44" * f1.PLAIN_BYTES, b"VCL1\x01\x01\x01\x00" + SPACE + b"\x05\0\0\0"
    salt = f1.extract(f1.expand(prk, b"hedge", 32), RANDOM + place + f1.sha256(text))
    yield "salt", salt
    key, commitment = f1.object_keys(prk, f1.CELL, 5, salt)
    yield "K", key
    yield "envelope C", commitment
    aad = f1.envelope_aad(VAULT, place)
    yield "associated data", aad
    body = ChaCha20Poly1305(key).encrypt(f1.NONCE, text, aad)
    yield "body tag", body[-16:]
    whole = place + salt + commitment + struct.pack("<I", f1.BODY_BYTES) + body
    yield "SHA-256 of the envelope", f1.sha256(whole)


def record():
    """Record 3, a proposal by person 0: seed 32 times 77, entry_id 16 times 88, time 1,000."""
    seed = Ed25519PrivateKey.from_private_bytes(b"\x77" * 32)
    yield "public key", seed.public_key().public_bytes_raw()
    content = b"\x99" * 16 + b'{"v":1,"kind":"agreement"}'
    yield "content hash", f1.sha256(content)
    signed = f1.signed_bytes(
        VAULT, 3, b"\xaa" * 32, 0, f1.PROPOSE, b"\x88" * 16, 1, f1.sha256(content), 1000
    )
    yield "signed bytes", signed
    yield "signature", (signature := seed.sign(signed))
    yield "hash of the record", f1.sha256(signed + signature)


def rows():
    for part in (secrets, slot, envelope, record):
        for name, octets in part():
            yield name, octets.decode() if name == "check symbols" else octets.hex()


if __name__ == "__main__":
    for name, value in rows():
        print(f"| {name} | `{value}` |")
