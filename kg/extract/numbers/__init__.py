"""Numbers and ranks of a sentence: what each measures, in the text's own words, and whose it is."""
