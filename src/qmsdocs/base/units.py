"""Lengths: millimetres and points to the units of Word."""

EMU_PER_MM = 36_000
EMU_PER_PT = 12_700
TWIPS_PER_PT = 20
PT_PER_MM = 72 / 25.4


def mm_to_twips(mm: float) -> int:
    """Millimetres to twentieths of a point."""
    return round(mm * PT_PER_MM * TWIPS_PER_PT)


def pt_to_twips(pt: float) -> int:
    """Points to twentieths of a point."""
    return round(pt * TWIPS_PER_PT)


def mm_to_emu(mm: float) -> int:
    """Millimetres to English metric units."""
    return round(mm * EMU_PER_MM)


def pt_to_half_points(pt: float) -> int:
    """Points to half-points, the unit of font sizes."""
    return round(pt * 2)
