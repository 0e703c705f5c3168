"""Messages to people (消息): the outbox that stands for the 12333 SMS, and each person's inbox.

Owns texts and their delivery. What is told, and when, is decided by the rooms above.
"""
