"""A plan as the rooms use it: frozen values, each with the clause it comes from."""
