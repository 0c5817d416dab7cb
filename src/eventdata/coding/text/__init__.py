"""The text before it is coded: blocks, sentences, spelling, words and parsed trees."""
