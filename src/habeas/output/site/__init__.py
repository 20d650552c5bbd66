"""The static site: pages, feeds, annotations and a search that need no server. Same pages, same bytes."""
