"""The words of tenders: one reader and one writer of each — numerals, money, periods, dates, names, masks, spaces."""
