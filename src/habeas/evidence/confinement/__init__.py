"""Confinement: a stranger's file is read in a child process that can touch nothing and knows nothing."""
