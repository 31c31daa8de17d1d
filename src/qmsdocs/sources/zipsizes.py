"""How big the parts of a zip say they are, read from its list of contents without unpacking."""

import struct

_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
_ENTRY_SIZE = 46


def unpacked_size(data: bytes) -> int | None:
    """Give the bytes that all parts say they have; None when there is no whole list of them."""
    end = data.rfind(_END)
    if end < 0 or len(data) < end + 22:
        return None
    count, _, at = struct.unpack("<HII", data[end + 10 : end + 20])
    total = 0
    for _ in range(count):
        head = data[at : at + _ENTRY_SIZE]
        if len(head) < _ENTRY_SIZE or head[:4] != _ENTRY:
            return None
        size, name, extra, comment = struct.unpack("<IHHH", head[24:34])
        total += size
        at += _ENTRY_SIZE + name + extra + comment
    return total
