"""Tests of the dossier's pages: the applicant's and the employer's."""
