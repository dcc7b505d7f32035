"""The claims on the paper, a file a topic: the entry of a statement and its checks side by side."""
