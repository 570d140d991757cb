"""After the result is out: last days, lost points, what can be challenged; as the winner, what others may say."""
