"""What commands print: a workflow's result as lines and as the values of JSON, one file a command."""
