"""What cross-validation says of each choice that is fitted, printed."""

from collections.abc import Sequence

import numpy as np

from tests.fit.batch import Row
from tests.questions import OFF_TOPIC

Judged = Sequence[tuple[Row, list[float]]]  # rows with the probabilities of their candidates


def report_stories(judged: Judged) -> None:
    """Print what answering from each probability on would get right."""
    print("answer at   right of answerable   right of answers   declined   off-topic answered")
    leading = np.array([max(odds) for _, odds in judged])
    best = [row.stories[odds.index(max(odds))][0] for row, odds in judged]
    hit = np.array([b in row.right for b, (row, _) in zip(best, judged, strict=True)])
    answerable = np.array([bool(row.right) for row, _ in judged])
    on_topic = np.array([row.question.kind != OFF_TOPIC for row, _ in judged])
    for at in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7):
        answered = leading >= at
        print(
            f"{at:9.2f}{(hit & answered)[answerable].mean():20.3f}"
            f"{hit[answered & on_topic].mean():19.3f}"
            f"{(~answered)[~answerable & on_topic].mean():11.3f}{answered[~on_topic].mean():21.4f}"
        )


def report_parts(judged: Judged) -> None:
    """Print how often the right part, or that the story doesn't say, is the likeliest."""
    learnt = [(row, odds) for row, odds in judged if row.worth]
    held = [(row, odds) for row, odds in learnt if row.right and len(row.right) < len(odds)]
    first = sum(row.stories[odds.index(max(odds))][0] in row.right for row, odds in held)
    said = [sum(odds) > 0.5 for row, odds in learnt if row.right]
    unsaid = [sum(odds) <= 0.5 for row, odds in learnt if not row.right]
    print(
        f"parts: {first / len(held):.3f} of {len(held)} right; {sum(said) / len(said):.3f} of "
        f"{len(said)} taken to be said, {sum(unsaid) / len(unsaid):.3f} of {len(unsaid)} not to be"
    )


def report_lists(judged: Judged) -> None:
    """Print how often the better of a list and a single answer is taken, and what it is worth."""
    taken = np.array([odds[0] > 0.5 for _, odds in judged])
    right = np.array([bool(row.right) for row, _ in judged])
    worth = np.array([row.worth for row, _ in judged])
    print(
        f"lists: {(taken == right).mean():.3f} of {len(right)} choices right; {right.sum()} lists, "
        f"worth {worth[right].sum():.1f}, {worth[right & ~taken].sum():.1f} missed; "
        f"{worth[~right & taken].sum():.1f} lost by others"
    )
