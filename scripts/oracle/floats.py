"""A fixed sample of doubles: every edge of the layout rules, plausible decimals, and random bits."""

import math
import random
import struct

COUNT = 12_000
SEED = 20250428

# Python writes 9999999999999998.0 but 1e+16, and 0.0001 but 1e-05: the layout turns there.
TURNS = (1e16, 1e15, 1e17, 1e-3, 1e-4, 1e-5, 1e-6, 1e21, 1e-7, 2.0**53, 2.0**63, 2.0**64)
SPECIAL = (0.0, -0.0, math.inf, -math.inf, math.nan, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308)


def to_bits(value):
    return struct.pack(">d", value).hex()


def from_bits(bits):
    return struct.unpack(">d", bits.to_bytes(8, "big"))[0]


def around(value, steps):
    """The value and its nearest neighbours on both sides."""
    found, below, above = [value], value, value
    for _ in range(steps):
        below, above = math.nextafter(below, -math.inf), math.nextafter(above, math.inf)
        found += [below, above]
    return found


def edges():
    yield from SPECIAL
    for turn in TURNS:
        yield from around(turn, 20)
        yield from around(-turn, 3)
    for exponent in range(-323, 309):
        yield from around(float(f"1e{exponent}"), 1)
    for exponent in range(-1074, 1024, 2):
        yield math.ldexp(1.0, exponent)


def integers(source):
    yield from (float(number) for number in range(-20, 101))
    for digits in range(3, 23):
        yield from (float(source.randrange(10 ** (digits - 1), 10**digits)) for _ in range(25))


def decimals(source):
    # 19.99, 0.00012, 1250000.5, 3e-9: what people write
    for _ in range(4_000):
        places = source.randrange(0, 9)
        yield source.choice((1, 1, 1, -1)) * source.randrange(0, 10 ** source.randrange(1, 10)) / 10**places
    for _ in range(1_000):
        yield float(f"{source.randrange(1, 10_000)}e{source.randrange(-30, 31)}")


def sample():
    source = random.Random(SEED)
    values = [*edges(), *integers(source), *decimals(source)]
    while len(values) < COUNT:
        values.append(from_bits(source.getrandbits(64)))
    return values
