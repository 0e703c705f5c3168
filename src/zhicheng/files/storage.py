"""The store of a single machine: a folder, one file per digest, written whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from .ports import BlobStore

_DIGEST = re.compile(r"[0-9a-f]{64}")


class FolderStore:
    """Blobs under `root/ab/cd/<sha256>`, readable by the owner of the process only."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def _path(self, sha256: str) -> Path:
        if not _DIGEST.fullmatch(sha256):
            raise ValueError("not a digest")
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def put(self, sha256: str, data: bytes) -> None:
        """Write beside, flush to the disk, rename into place, then flush the folder and those that were made for it."""
        path = self._path(sha256)
        if path.exists():
            return
        folders = [path.parent]
        while not folders[-1].exists():
            folders.append(folders[-1].parent)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        for folder in folders:
            _flush(folder)

    def open(self, sha256: str) -> BinaryIO:
        """The bytes for reading; FileNotFoundError where there are none."""
        return self._path(sha256).open("rb")

    def exists(self, sha256: str) -> bool:
        """Whether the bytes are there."""
        return self._path(sha256).exists()

    def healthy(self) -> bool:
        """Whether a file can be written into the folder."""
        try:
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.TemporaryFile(dir=self.root):
                return True
        except OSError:
            return False


def _flush(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def store() -> BlobStore:
    """The store this instance is wired to."""
    return FolderStore(Path(settings.FILES_FOLDER))
