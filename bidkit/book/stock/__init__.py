"""The library as a workbook: a sheet for each kind of record, made from the records themselves."""
