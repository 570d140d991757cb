"""Word templates filled in a sandbox, and what the filling wrote."""
