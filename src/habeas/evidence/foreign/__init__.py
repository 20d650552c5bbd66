"""Files of other systems as records of named cells, each cell with its place in the first reading of the file."""
