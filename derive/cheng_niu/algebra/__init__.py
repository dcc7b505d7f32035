"""What the steps compute with: harmonics of angles, turns in the plane across n, orders of smallness, driven series."""
