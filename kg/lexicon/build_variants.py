"""Make variants.tsv from OpenCC's table: `python -m kg.lexicon.build_variants > kg/lexicon/variants.tsv`."""

from __future__ import annotations

from collections.abc import Iterator


def common(char: str) -> bool:
    """Whether GB 2312, the characters of everyday simplified Chinese, has a character."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def pairs() -> Iterator[tuple[str, str]]:
    """Each traditional form that GB 2312 lacks, with its simplified form that GB 2312 has."""
    from opencc_pyo3 import OpenCC

    convert = OpenCC("t2s").convert
    for code in range(0x3400, 0xA000):
        char = chr(code)
        simple = convert(char)
        if simple != char and len(simple) == 1 and common(simple) and not common(char):
            yield char, simple


if __name__ == "__main__":
    for traditional, simple in pairs():
        print(f"{traditional}\t{simple}")
