"""Tests of the room `dossier`."""
