"""The command line: parse words, call one desk function, print."""
