"""Made-up names and numbers: valid in form, of nobody. Accounts made from them are marked as demo."""

import random
from datetime import date

from stdnum.cn import ric, uscc

SURNAMES = "苏闻裘竺陶何章沈柳顾白江程许叶秦夏安温岑贺纪屠阮虞丁方石林周"
GIVEN = (
    "见山 雨石 一禾 可人 砚秋 知远 若水 一白 望舒 听澜 云起 南乔 清和 怀瑾 书言 "
    "景行 时安 予墨 星河 子衿 修竹 远山 秋白 长庚 予安 以宁 思齐 允中 明德 致远 "
    "嘉树 初晴 晚晴 朗月 疏影 静好 淮安 仲夏 亦舒 采薇"
)
FIRM_WORDS = "青原 澄江 云帆 海澜 金禾 远川 东篱 恒山 明湖 瑞禾 松石 长风 春晖 新桥 沧浪 文澜 和光 启明"
FIRM_TRADES = ["新材料", "医药", "化工", "精细化学", "轻纺", "装备", "环保", "生物"]


class Register:
    """Gives each name and each number once."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._people = [f"{surname}{given}" for surname in SURNAMES for given in GIVEN.split()]
        rng.shuffle(self._people)
        self._firms = [f"{word}{trade}有限公司" for word in FIRM_WORDS.split() for trade in FIRM_TRADES]
        rng.shuffle(self._firms)
        self._serial = rng.randrange(1_000, 5_000)

    def person(self) -> str:
        """A name nobody here has yet."""
        self._serial += 1
        return self._people.pop() if self._people else f"演示人员{self._serial}"

    def firm(self, place: str) -> str:
        """The name of an employer in a place."""
        self._serial += 1
        return f"{place}{self._firms.pop()}" if self._firms else f"{place}演示{self._serial}有限公司"

    def resident_number(self, region: str, born: date, *, female: bool) -> str:
        """A resident number of a region and birthday, with the right check digit."""
        self._serial += 1
        order = self._serial % 500 * 2 + (0 if female else 1)
        start = f"{region}{born:%Y%m%d}{order:03d}"
        return start + str(ric.calc_check_digit(start + "0"))

    def credit_code(self, region: str) -> str:
        """A unified social credit code of a region, with the right check digit."""
        self._serial += 1
        start = f"91{region}MA{self._serial:07d}"
        return start + str(uscc.calc_check_digit(start))

    def phone(self) -> str:
        """A mobile number of a range that is not given out (prefix 199 0000)."""
        self._serial += 1
        return f"1990000{self._serial % 10_000:04d}"
