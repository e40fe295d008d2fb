"""Reads the sealed format KPS1, suite 1, and an API key in it, from their description alone.

kps1_reader.py open    KEY TENANT NAME VERSION BLOB   prints the API key
kps1_reader.py changed KEY TENANT NAME VERSION BLOB   changes each byte in turn and counts the refusals

KEY is Base64, BLOB is hexadecimal.
"""

import base64
import hashlib
import hmac
import sys

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand


class Refused(Exception):
    pass


def expand(key, info):
    return HKDFExpand(SHA256(), 32, info).derive(key)


def open_blob(kek, tenant, name, version, blob):
    if len(blob) < 126 or blob[0] != 0xFE or blob[1] != 1:
        raise Refused("not a KPS1 blob of suite 1")
    kek_id = int.from_bytes(blob[2:6], "big")
    if kek_id != 1:
        raise Refused("unknown key id")
    context = f"{tenant}|{name}|{version}"
    aad = f"kps1|{context}".encode()
    aad_wrap = f"kps1-wrap|1|{kek_id}|{context}".encode()
    wrap_key = HKDF(SHA256(), 32, tenant.encode(), b"kps1/wrap").derive(kek)
    try:
        dek = AESGCM(wrap_key).decrypt(blob[38:50], blob[50:98], aad_wrap)
        commitment = expand(dek, b"kps1/commit" + hashlib.sha256(aad).digest())
        if not hmac.compare_digest(commitment, blob[6:38]):
            raise Refused("the commitment does not fit")
        return AESGCM(expand(dek, b"kps1/enc")).decrypt(blob[98:110], blob[110:], aad)
    except InvalidTag:
        raise Refused("the tag does not fit") from None


def api_key(plaintext):
    if plaintext[0] >= 0x20:
        return plaintext
    if plaintext[:3] != bytes([1, 1, 1]) or len(plaintext) != 5 + int.from_bytes(plaintext[3:5], "big"):
        raise Refused("not an API key")
    return plaintext[5:]


def changed(blob):
    for at in range(len(blob)):
        yield blob[:at] + bytes([blob[at] ^ 0x01]) + blob[at + 1:]


def main(action, key, tenant, name, version, blob):
    kek = base64.b64decode(key, validate=True)
    sealed = bytes.fromhex(blob)
    if action == "open":
        print(api_key(open_blob(kek, tenant, name, int(version), sealed)).decode())
        return
    refused = 0
    for variant in changed(sealed):
        try:
            open_blob(kek, tenant, name, int(version), variant)
        except Refused:
            refused += 1
    print(f"refused {refused} of {len(sealed)}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Refused as refusal:
        sys.exit(str(refusal))
