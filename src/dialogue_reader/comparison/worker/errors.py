"""How a question can end without an answer."""


class ComparisonCancelledError(Exception):
    """The question was withdrawn: by `cancel`, by `close`, or by a newer one about other texts."""


class ComparisonFailedError(Exception):
    """No worker could answer: `code` and `arguments` say why, for a front end to put into words."""

    def __init__(self, code: str, **arguments: str) -> None:
        super().__init__(code, arguments)
        self.code = code
        self.arguments = arguments
