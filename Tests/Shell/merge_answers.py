# SPDX-License-Identifier: Apache-2.0
"""One of several answers of the same jshell: `merge_answers.py FILE...`.

Now and then its terminal repeats, within a line, some of what it reads. Of each line the shortest one is right; where the
numbers of lines differ, the shortest answer. What took too long (status 137) counts only if all did.
"""
import sys
from pathlib import Path

answers = [Path(name).read_text() for name in sys.argv[1:]]
answers = [answer for answer in answers if "status 137" not in answer] or answers
lines = [answer.split("\n") for answer in answers]
fewest = min(len(one) for one in lines)
same = [one for one in lines if len(one) == fewest]
print("\n".join(min(column, key=len) for column in zip(*same)), end="")
