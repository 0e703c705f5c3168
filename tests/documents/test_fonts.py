"""What happens where fonts are missing; runs on every machine, with or without them."""

import pytest
import typst

from zhicheng.documents import fonts
from zhicheng.documents.errors import MissingFont, MissingGlyph

BARE = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def test_the_first_installed_family_is_chosen():
    family = BARE.families()[0]
    assert fonts.chosen(["No Such Family", family], BARE) == family


def test_no_family_is_an_error_with_a_way_out():
    with pytest.raises(MissingFont) as caught:
        fonts.chosen(["No Such Family"], BARE)
    assert caught.value.sentence == (
        "这台服务器上没有中文字体（No Such Family），文件会印成方框，所以先不生成。"
        "请管理员安装字体（Debian 上是 fonts-noto-cjk）后再试。"
    )
    with pytest.raises(MissingFont):
        fonts.characters("No Such Family", BARE)


def test_many_missing_characters_are_counted():
    refused = MissingGlyph([chr(0x1F600 + more) for more in range(10)])
    assert "等10个字" in refused.sentence
    assert refused.sentence.count("U+") == 8
