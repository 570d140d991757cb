"""The buyer's document → what it demands, with page, clause and quote; nothing unread is trusted."""
