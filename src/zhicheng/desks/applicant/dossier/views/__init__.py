"""The views of the dossier's pages, one file a group."""
