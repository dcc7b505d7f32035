"""The physics of Cheng & Niu: symbols, model, convention, and the steps from Eq. 1 to Eq. 17."""
