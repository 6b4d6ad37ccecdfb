"""What is wrong where YAML cannot be read further: the known traps by name, and anything else by its place."""

import re
from typing import Final

import yaml
from yaml.scanner import ScannerError

from brabantnorm_rules.errors import Diagnostic, Place

_BREAKS: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_UNREADABLE: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BRACES: Final = re.compile(r"[{\[][^{}\[\]]*[}\]]\s*$")
_AFTER_BRACES: Final = frozenset((",", "}", "]", "#", ":", ""))
_DIRECTIVE: Final = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?[\r\n])*+%")
_OPENING: Final = ("{", "[")
_QUOTES: Final = ('"', "'")
_SIGNS: Final = ("*", "&", "!", "|", ">")
_RESERVED: Final = frozenset("@`%*&!|>")


def explain(error: Exception, text: str, path: str, depth: int, bracket: int | None = None) -> Diagnostic:
    """Return the diagnostic of the first thing in a text that the YAML parser could not read.

    ``depth`` is how deep a text may nest, and ``bracket`` the place of the innermost bracket that was still open there.
    The traps are told apart by what stands at the place, never by the parser's words, so that every parser agrees.
    """
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        found = _UNREADABLE.search(text)
        return Diagnostic("unreadable-character", _place(text, found.start() if found else 0, path))
    index = error.problem_mark.index
    place = _place(text, index, path)
    here = text[index : index + 1]
    start = _line_start(text, index)
    before = text[start:index]
    context = error.context_mark.index if error.context_mark is not None else index
    opened = text[context : context + 1]
    if isinstance(error, ScannerError) and here in _OPENING and context == index:
        return Diagnostic("too-deep", place, {"limit": depth})
    if here == "\t" or (not before.strip() and "\t" in before):
        return Diagnostic("tab-in-indentation", place)
    if opened in _QUOTES:
        escape = text.rfind("\\", context, index + 1)
        if opened == "'" or escape < 0 or index >= len(text.rstrip()):
            return Diagnostic("quote-not-closed", _place(text, context, path))
        return Diagnostic("unknown-escape", _place(text, escape, path))
    if bracket is not None and not text[index:].strip():
        return Diagnostic("bracket-not-closed", _place(text, bracket, path))
    braces = _BRACES.search(before)
    if braces and here not in _AFTER_BRACES:
        return Diagnostic("text-starts-with-brace", _place(text, start + braces.start(), path))
    if before.rstrip()[-1:] in _QUOTES and here not in _AFTER_BRACES:
        return Diagnostic("text-after-quote", place)
    if opened in _OPENING and (context < start or here != ":"):
        return Diagnostic("bracket-not-closed", _place(text, context, path))
    if isinstance(error, ScannerError) and opened not in _SIGNS and (context < start or context < index == len(text)):
        return Diagnostic("colon-missing", _place(text, context, path))
    if here == ":":
        return Diagnostic("colon-in-text", place)
    if here in _RESERVED:
        return Diagnostic("reserved-character", place, {"character": here})
    return Diagnostic("syntax-error", place)


def find_directive(text: str, path: str) -> Diagnostic | None:
    """Return the diagnostic of a line with ``%`` above the document, which parsers obey, or not, as they like."""
    found = _DIRECTIVE.match(text)
    return None if found is None else Diagnostic("directive-used", _place(text, found.end() - 1, path))


def _line_start(text: str, index: int) -> int:
    start = 0
    for found in _BREAKS.finditer(text, 0, index):
        start = found.end()
    return start


def _place(text: str, index: int, path: str) -> Place:
    line = sum(1 for _ in _BREAKS.finditer(text, 0, index)) + 1
    return Place(path, line, index - _line_start(text, index) + 1)
