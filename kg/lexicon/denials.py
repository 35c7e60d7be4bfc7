"""Words that say of what follows that it did not happen, or has not happened yet."""

from __future__ import annotations

from kg.lexicon.wording import any_of

_WORDS = (
    *("无法", "无缘", "不再", "不能", "不得", "不准", "不予", "暂不", "暂缓", "暂停", "停止", "中止", "终止"),
    *("取消", "放弃", "推迟", "延缓", "延后", "叫停", "缓建", "禁止", "严禁"),
)

# 未来, 未成年人, 未雨绸缪 deny nothing.
DENIED = rf"(?:{any_of(_WORDS)}|未(?!来|成年|婚|知|名|雨绸缪)[能曾予]?|没(?!收|落)[有能]?)"
"""A regular expression for one of them."""
