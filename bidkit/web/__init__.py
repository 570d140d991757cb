"""The workbench: the workflows in a browser on this computer; docs/web.md lists its addresses."""
