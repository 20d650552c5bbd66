"""Papers for bodies of the United Nations: questionnaires, complaints and appeals."""
