"""Whole conversations with pictures, videos and tools, each written to look like real work."""

from ..build import case
from . import sight, work

TOPICS = (sight, work)


def cases():
    for topic in TOPICS:
        name = topic.__name__.rpartition(".")[2]
        for title, (messages, options) in topic.CONVERSATIONS.items():
            yield case(f"agent/{name}/{title}", messages, **options)
