"""Where accounts differ, a kind of difference a file. Each yields judgements; none changes a row."""
