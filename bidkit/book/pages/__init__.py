"""The sheets of a project's workbook, one file each: how its rows are made, and what a changed row asks for."""
