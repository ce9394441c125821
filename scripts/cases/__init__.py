"""The golden cases: tables of requests, each table one rule of the format seen from all its sides."""

from . import (
    calls,
    content,
    continued,
    conversations,
    example,
    json_values,
    last_query,
    options,
    roles,
    strings,
    thinking,
    tokens,
)

TABLES = (
    content.cases,
    thinking.cases,
    last_query.cases,
    calls.cases,
    json_values.cases,
    roles.cases,
    options.cases,
    continued.cases,
    strings.cases,
    tokens.cases,
    conversations.cases,
    example.cases,
)
