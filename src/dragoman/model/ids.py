"""Content hashes: the same content has the same name on every machine and in every run."""

import hashlib


def content_id(prefix: str, *parts: object) -> str:
    """A short stable id, ``prefix-`` and 16 hexadecimal digits of the SHA-256 of the parts."""
    digest = hashlib.sha256("\x1f".join("\x00" if part is None else str(part) for part in parts).encode())
    return f"{prefix}-{digest.hexdigest()[:16]}"
