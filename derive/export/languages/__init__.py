"""One emitter per language: a `Program` as source text, idiomatic there; `files` adds what belongs beside it."""
