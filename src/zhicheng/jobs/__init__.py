"""Durable work (后台任务): enqueued in the act's own transaction, done by the worker at least once.

Owns the queue. What a job does belongs to the room that registers it.
"""
