"""Files (附件): bytes once under their SHA-256, and a row per upload that grants access to them.

Owns judging content by opening it (photo, document, signature), mending a photo, and the store of blobs.
Does not own what a file is for: whoever shows a file has found it through the thing it belongs to.
"""
