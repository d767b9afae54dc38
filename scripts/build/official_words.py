"""Build itaxl/thai/data/official_words.tsv: the words that texts of the government use often.

    python3 scripts/build/official_words.py CORPUS

CORPUS is a text file, plain or .gz, of one paragraph of right Thai a line. Short words must turn up more often: a slip
of one is easily another word, or a syllable of a name.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Final

from slips import RUN, paragraphs

from itaxl.thai.spelling.word_model import pieces, word_costs

DATA: Final = Path(__file__).parents[2] / "itaxl/thai/data/official_words.tsv"
TIMES: Final = {2: 100, 3: 100, 4: 50, 5: 25}
TIMES_LONGER: Final = 15
"""How often a word of so many letters stands in the corpus at least."""

COMMON_COST: Final = 15
"""Of words of four letters and more that are common everywhere, and so are taken whatever the corpus has."""

SHORT, SHORT_COST = 3, 17
"""Letters of words that must be common everywhere too: others are parts of abbreviations."""

LONGEST: Final = 14
HEADER: Final = """\
# Words that texts of the government use often, built by scripts/build/official_words.py, not by hand; sorted.
# Letters that are no word and one slip away from one of them are reported (itaxl/thai/spelling/unread_words.py, T006).
#
#   word    the word
#
# source: 12,000 paragraphs of government news, and the most frequent words of words.tsv.
word
"""


def main() -> None:
    """Write the file and say how many words it holds."""
    counts: Counter[str] = Counter()
    runs = Counter(run[0] for text in paragraphs(Path(sys.argv[1])) for run in RUN.finditer(text))
    for run, count in runs.items():
        for piece in pieces(run):
            if piece.known:
                counts[run[piece.start : piece.end]] += count
    found = {word for word, count in counts.items() if count >= TIMES.get(len(word), TIMES_LONGER)}
    found -= {word for word in found if len(word) <= SHORT and word_costs()[word] > SHORT_COST}
    found |= {word for word, cost in word_costs().items() if cost <= COMMON_COST and len(word) > min(TIMES) + 1}
    listed = sorted(word for word in found if min(TIMES) <= len(word) <= LONGEST)
    DATA.write_text(HEADER + "".join(f"{word}\n" for word in listed), encoding="utf-8", newline="\n")
    print(f"{len(listed)} words")


if __name__ == "__main__":
    main()
