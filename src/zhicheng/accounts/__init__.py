"""Accounts (账号): who signs in, with which password, and who that is by her real-name identity.

Owns users with their sealed identity numbers and telephones, passwords, recovery codes and counted attempts. What a
person may do for whom is told by her seats (`organisations`).
"""
