"""Signs: status tags, verdict marks, clause numbers, quotes, the seal, banners, empty states."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import quote as quote_address

from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from zhicheng.standards.text import cite

from ..status import Look, look
from ..status import mark as mark_of
from . import findings
from .timeline import day_of

KINDS = ("celadon", "ochre", "indigo", "seal")


def tag(word: str, *, shape: str = "", tone: str = "") -> dict[str, Any]:
    """Context of `tag.html`: a status word in its look, or in the one given."""
    known = look(str(word))
    return {"word": word, "look": Look(shape or known.shape, tone or known.tone)}


def mark_sign(verdict: str, *, word: bool = False) -> dict[str, Any]:
    """Context of `mark.html`: the sign alone; `word` gives it a name for those who cannot see it."""
    return {"sign": mark_of(verdict), "named": word}


def verdict(value: str, word: str = "") -> dict[str, Any]:
    """Context of `verdict.html`: sign and word."""
    sign = mark_of(value)
    return {"sign": sign, "word": word or sign.word}


def tally(found: Iterable[Any]) -> dict[str, Any]:
    """Context of `tally.html`: how many findings of each verdict."""
    return {"counts": findings.tally(found)}


def seal(word: str, day: Any = None) -> dict[str, Any]:
    """Context of `seal.html`: an office's act and its date; once a page."""
    when = day_of(day) if day is not None else None
    return {"word": word, "day": when, "digits": f"{when:%m.%d}" if isinstance(when, date) else ""}


def clause(named: Any, url: str = "") -> dict[str, Any]:
    """Context of `clause.html`: one clause or several, each linked to its anchor on the page `url`.

    A sentence of a clause (二4(2)#1) is shown by its clause and linked to itself; a clause is shown once.
    """
    shown: dict[str, str] = {}
    for name in findings.clauses(named):
        shown.setdefault(cite(name.partition("#")[0]), anchor(url, name))
    return {"clauses": [{"name": name, "href": href} for name, href in shown.items()]}


def anchor(url: str, name: str) -> str:
    """The address of a clause on a page; empty where there is no page."""
    return f"{url}#{quote_address(name)}" if url else ""


def quote(text: str, *binding: str) -> SafeString:
    """The notice's own words, with the words that bind marked."""
    words = str(conditional_escape(text))
    for part in binding:
        words = words.replace(escape(part), f"<mark>{escape(part)}</mark>")
    return format_html('<blockquote class="quote">{}</blockquote>', mark_safe(words))  # noqa: S308 (escaped above)


def notice(title: str, text: str = "", *, kind: str = "celadon") -> dict[str, Any]:
    """Context of `notice.html`: a banner of a title and a sentence."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind of notice {kind!r}; expected one of {', '.join(KINDS)}")
    return {"title": title, "text": text, "kind": kind}


def noticeblock(content: str, *, kind: str = "celadon", title: str = "") -> SafeString:
    """A banner around markup."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind of notice {kind!r}; expected one of {', '.join(KINDS)}")
    head = format_html('<p class="notice-title">{}</p>', title) if title else ""
    return format_html('<div class="notice notice-{}">{}{}</div>', kind, head, content)


def empty(content: str, title: str, text: str = "", level: int = 2) -> SafeString:
    """Nothing here yet: what that means and what to do, with buttons inside."""
    paragraphs = format_html_join("", "<p>{}</p>", ((line,) for line in text.splitlines() if line))
    acts = format_html('<div class="buttons">{}</div>', content) if content.strip() else ""
    return format_html(
        '<div class="empty"><h{level}>{title}</h{level}>{text}{acts}</div>',
        level=level,
        title=title,
        text=paragraphs,
        acts=acts,
    )
