"""Whole conversations of agents with tools, each written to look like real work."""

from ..build import case
from . import coding, data, languages, operations, reasoning, service, travel

TOPICS = (travel, coding, data, operations, service, languages, reasoning)


def cases():
    for topic in TOPICS:
        name = topic.__name__.rpartition(".")[2]
        for title, (messages, options) in topic.CONVERSATIONS.items():
            yield case(f"conversation/{name}/{title}", messages, **options)
