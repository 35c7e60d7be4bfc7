"""Why a query has no answer, in the two languages of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from kg.query import Fault

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The HTTP status, what is wrong and what to do, each in English and in Chinese."""

    status: int
    problem: tuple[str, str]
    remedy: tuple[str, str]

    @property
    def head(self) -> Json:
        """The head of a process's answer."""
        return {"status": self.status, "problem": self.problem, "remedy": self.remedy}

    @classmethod
    def of(cls, head: Json) -> Self:
        """What such a head says."""
        return cls(head["status"], tuple(head["problem"]), tuple(head["remedy"]))

    @property
    def said(self) -> Json:
        """The body of the reply."""
        (problem, problem_zh), (remedy, remedy_zh) = self.problem, self.remedy
        return {"error": problem, "remedy": remedy, "zh": {"error": problem_zh, "remedy": remedy_zh}}


CROWDED = Unanswered(
    503,
    ("Too many queries are waiting.", "排队的查询太多。"),
    ("Try again in a while.", "请稍后再试。"),
)
NO_PROCESS = Unanswered(
    503,
    ("No process for queries could be started.", "无法启动查询进程。"),
    ("See what kg serve printed; try again.", "请看 kg serve 打印的信息，然后再试。"),
)
MEMORY = Unanswered(
    503,
    ("The query needed more memory than it may have and was stopped.", "查询所需内存超过上限，已停止。"),
    ("Ask for less.", "请缩小查询范围。"),
)
SERVICE = Unanswered(
    400,
    ("The query calls SERVICE.", "查询中有 SERVICE。"),
    ("Ask this dataset alone; queries never leave the machine.", "只能查询本数据集，查询不会离开这台机器。"),
)
UPDATE = Unanswered(
    400,
    ("Updates are refused.", "不接受更新语句。"),
    ("The endpoint is read-only; kg build changes the dataset.", "这里只读；更改数据集请用 kg build。"),
)


def overtime(seconds: float) -> Unanswered:
    """A query was stopped after so many seconds."""
    return Unanswered(
        503,
        (f"The query ran longer than {seconds:g} seconds and was stopped.", f"查询超过 {seconds:g} 秒，已停止。"),
        (
            "Ask for less: add a LIMIT, name more of what is sought, or run it with: kg query DIR --file F",
            "请缩小范围：加上 LIMIT，多写一些条件，或在命令行运行：kg query DIR --file F",
        ),
    )


def unparsed(error: SyntaxError, fault: Fault | None) -> Unanswered:
    """A query does not parse."""
    place = f"第 {fault.line} 行第 {fault.column} 列：{fault.zh}" if fault else str(error)
    return Unanswered(
        400,
        (f"The SPARQL does not parse: {fault or error}.", f"SPARQL 有语法错误：{place}。"),
        ("Mend it there; only queries are answered, no updates.", "请在该处修改；这里只回答查询，不接受更新。"),
    )


def failed(reason: Exception) -> Unanswered:
    """A query parses but cannot be answered."""
    return Unanswered(
        400,
        (f"The query cannot be answered: {reason}", f"查询无法执行：{reason}"),
        ("Mend the query.", "请修改查询。"),
    )


def unavailable(problem: str) -> Unanswered:
    """The dataset cannot be read now."""
    return Unanswered(503, (problem, f"数据集暂时无法读取：{problem}"), CROWDED.remedy)
