"""What the workbooks of a project and of the library hold, and what a changed cell does to the files behind them."""
