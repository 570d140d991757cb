"""One reader from finished files to the volumes that rules read, whoever made the files and whoever asks."""
