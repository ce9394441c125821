"""Python's jinja2 as a candidate: `jinja2_process.py TEMPLATE FILE`, otherwise as process.ts."""

import json
import math
import sys
from hashlib import sha256
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from oracle.environment import chat_environment  # noqa: E402

WARM_UP = 1.5  # seconds
MEASUREMENT = 0.05  # seconds at least


def main(source, file):
    template = chat_environment().from_string(source)
    chats = json.loads(Path(file).read_text(encoding="utf-8"))

    def texts():
        for chat in chats:
            yield template.render(messages=chat["messages"], tools=chat.get("tools"), add_generation_prompt=True)

    def seconds(count):
        start = perf_counter()
        for _ in range(count):
            for _text in texts():
                pass
        return (perf_counter() - start) / count

    end = perf_counter() + WARM_UP
    fastest = seconds(1)
    while perf_counter() < end:
        fastest = min(fastest, seconds(1))
    repeats = math.ceil(MEASUREMENT / fastest)
    print(sha256("".join(texts()).encode()).hexdigest(), flush=True)
    for line in sys.stdin:
        if line.strip():
            print(1000 * seconds(repeats), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
