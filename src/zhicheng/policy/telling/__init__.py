"""Plans and answers in words: what a plan says, why, what differs, how a person stands."""
