"""The response of a conduction spin beyond first order: a second theory on the engine, which goes on from Eq. 8."""
