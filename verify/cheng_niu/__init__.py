"""The paper of Cheng and Niu: `PAPER`, and its claims by label, `CLAIMS`; imported when first asked for.

So what needs neither, such as the words of a command, starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verify.cheng_niu.claimed import CLAIMS as CLAIMS
    from verify.cheng_niu.claimed import PAPER as PAPER

__all__ = ["CLAIMS", "PAPER"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from verify.cheng_niu import claimed

        return getattr(claimed, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
