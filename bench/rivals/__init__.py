"""Other roads to the same statement, against which ``bench.bulk`` holds ours."""
