"""What a bid is called, by the manner of buying: the words before 文件, 保证金, 截止时间."""

BIDS = "投标|响应|申请|报价|应答|竞标|谈判|磋商|询价|询比|比选|参选|应标|竞价|协商"
FILES = rf"({BIDS})"
"""The same as a group of a pattern."""
