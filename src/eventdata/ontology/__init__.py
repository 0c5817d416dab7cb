"""What the codebooks say: CAMEO, PLOVER and ACLED codes, their relations, and the rules that span several fields."""
