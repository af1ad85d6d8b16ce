"""What queueing theory says of a hall with exponential arrivals and services, in units of the mean service time."""

from math import exp, factorial


def erlang_c(desks: int, load: float) -> float:
    """The share that has to wait at all; `load` is that of each desk."""
    offered = desks * load
    last = offered**desks / factorial(desks) * desks / (desks - offered)
    return last / (sum(offered**k / factorial(k) for k in range(desks)) + last)


def first_come_mean(desks: int, load: float) -> float:
    return erlang_c(desks, load) / (desks * (1 - load))


def first_come_tail(desks: int, load: float, t: float) -> float:
    """P(wait > t)."""
    return erlang_c(desks, load) * exp(-desks * (1 - load) * t)


def strict_means(desks: int, load: float, protected: float) -> tuple[float, float]:
    """(protected, ordinary) under strict priority without interruption."""
    of_protected = load * protected
    whole = erlang_c(desks, load) / desks
    return whole / (1 - of_protected), whole / ((1 - of_protected) * (1 - load))
