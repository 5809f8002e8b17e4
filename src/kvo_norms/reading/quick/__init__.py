"""
Dossiers read quickly, by readers that know only yes: what they do not accept at once is left to
the detailed reader, which accepts it or says what is wrong.

The law: a dossier that a quick reader gives equals the one that the detailed reader gives.
"""
