"""The workflows, one file each: a job in, a record out. Command line, Python and workbench are shells over them."""
