"""How one rule of the style sheet is written."""


def rule(selector: str, /, **declarations: str | int) -> str:
    """`rule("Pill", border_radius="11px")` is `Pill { border-radius: 11px; }`."""
    inside = " ".join(f"{name.replace('_', '-')}: {qt_colour(str(value))};" for name, value in declarations.items())
    return f"{selector} {{ {inside} }}\n"


def qt_colour(value: str) -> str:
    """Tokens write alpha last (#RRGGBBAA), Qt writes it first."""
    if len(value) == 9 and value.startswith("#"):
        return f"#{value[7:]}{value[1:7]}"
    return value


def height(pixels: int, *, edge: int = 0) -> dict[str, str]:
    """A fixed height, edge included, as the box model wants it."""
    return {"min_height": f"{pixels - 2 * edge}px", "max_height": f"{pixels - 2 * edge}px"}
