"""What COM raises when Excel declines, under the names and numbers that pywin32 and Excel give it."""


class com_error(Exception):  # noqa: N801, N818 - the name that pywin32 gives what COM raises
    """What pywin32 raises for a failed call: ``args[0]`` is the HRESULT."""


def failed(hresult: int, inner: int = 0) -> com_error:
    """The error that Excel answers, with the inner code of its own errors."""
    return com_error(hresult, "Exception occurred.", (0, "Microsoft Excel", "", None, 0, inner), None)


BUSY, DISCONNECTED, EXCEPTION, LOCKED = -2147418111, -2147417848, -2147352567, -2146827284
NO_SUCH_NAME = -2147352565
MOST_SAID, MOST_COUNTED = 255, 2**31 - 1
