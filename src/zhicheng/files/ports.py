"""What files want of the outside: a place that keeps bytes under their digest."""

from __future__ import annotations

from typing import BinaryIO, Protocol


class BlobStore(Protocol):
    """A store of immutable bytes. Putting the same bytes twice is harmless."""

    def put(self, sha256: str, data: bytes) -> None:
        """Keep the bytes; once this returns, they survive a power cut."""

    def open(self, sha256: str) -> BinaryIO:
        """The bytes for reading; FileNotFoundError where there are none."""

    def exists(self, sha256: str) -> bool:
        """Whether the bytes are there."""

    def healthy(self) -> bool:
        """Whether bytes can be kept right now (for the health page)."""
