"""The prescribed forms of a tender as Word templates: blanks become tags, places for pen and seal stay empty."""
