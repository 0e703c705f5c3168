"""The form of plan files: what each field may hold, with its help; checking, editors and rolling are made from it."""
