"""Eligibility: what the engine is told of people, what it answers, and the answers as they stood when they counted.

Owns the gathering of facts from dossier, profile, account and application, and the stored findings. Does not own
the rules (`policy`) nor any decision (`review`).
"""
