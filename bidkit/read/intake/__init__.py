"""Papers that came in → proposals for the library: what each paper is, what its fields say, which belong together."""
