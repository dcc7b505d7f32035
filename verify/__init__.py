"""What the paper prints, and whether it is true: `is_zero` decides, `Undecided` says that it could not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verify.exact import Undecided, is_zero

__all__ = ["Undecided", "is_zero"]


def __getattr__(name: str) -> Any:
    """The zero test, imported when first asked for: modules that need none of it stay light."""
    if name in __all__:
        from verify import exact

        return getattr(exact, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
