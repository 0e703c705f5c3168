"""Reads rendered markup: the words a person sees, and elements by class or name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.template import engines

VOID = {"br", "hr", "img", "input", "link", "meta", "path", "circle", "rect", "line"}


@dataclass
class Element:
    """One element with its attributes and children (elements and texts)."""

    name: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """This element and all below it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    @property
    def text(self) -> str:
        """All its words, white space drawn together, no-break spaces kept."""
        return re.sub(r"[ \n\t]+", " ", self.raw).strip(" ")

    @property
    def raw(self) -> str:
        """All its words as written."""
        return "".join(child if isinstance(child, str) else child.raw for child in self.children)

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    def all(self, selector: str) -> list["Element"]:
        """Elements by `name` or `.class`, in page order."""
        if selector.startswith("."):
            return [one for one in self.walk() if selector[1:] in one.classes]
        return [one for one in self.walk() if one.name == selector]

    def one(self, selector: str) -> "Element":
        """The only element by `name` or `.class`."""
        found = self.all(selector)
        assert len(found) == 1, f"{len(found)} of {selector}"
        return found[0]

    def by_id(self, wanted: str) -> "Element":
        """The element of this id."""
        found = [one for one in self.walk() if one.attributes.get("id") == wanted]
        assert len(found) == 1, f"{len(found)} with id {wanted}"
        return found[0]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("root", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        closed = self.open.pop()
        assert closed.name == tag, f"</{tag}> closes <{closed.name}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(markup: str) -> Element:
    """The tree of some markup; fails where tags are not closed in order."""
    builder = _Builder()
    builder.feed(str(markup))
    builder.close()
    assert builder.open == [builder.root], f"left open: {[one.name for one in builder.open[1:]]}"
    return builder.root


def render(source: str, **context: object) -> Element:
    """A piece of template rendered and parsed. The tag library is a built-in of pages, so nothing is loaded."""
    template = engines["django"].from_string(source)
    return parse(template.render(dict(context)))
