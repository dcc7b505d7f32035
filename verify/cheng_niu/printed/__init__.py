"""The printed statements of the paper, transcribed by hand, in paper order, faults and all."""
