import { describe, expect, it } from "vitest";
import { small, whole } from "../scripts/enumerate/alphabet.ts";
import { blockName, blocksOf, definitionOf, digestOf } from "../scripts/enumerate/blocks.ts";
import { forms, formName } from "../scripts/enumerate/forms.ts";
import { ownAnswers } from "../scripts/enumerate/own-answers.ts";
import { readRecord, recordOf, templateDigest } from "../scripts/enumerate/record.ts";
import { requestText, requestValues } from "../scripts/enumerate/requests.ts";
import { allSeries, conversationAt, requestCount, seriesName, type Series } from "../scripts/enumerate/series.ts";
import { formatRequest } from "../src/cli/request.ts";
import { parseJson } from "../src/index.ts";
import { manifest } from "./support/golden.ts";
import { tiled } from "./support/render.ts";

const record = readRecord();

describe("golden/enumeration.json", () => {
  it("is of these requests, else `npm run enumerate` must write it anew", () => {
    const rows = record?.series.map(({ name, definition }) => [name, definition]);
    expect(rows).toEqual(allSeries.map((series) => [seriesName(series), definitionOf(series)]));
  });

  it("is of every template of the manifest, as published and in training form", () => {
    const ids = manifest.templates.map(({ id }) => id);
    const trained = manifest.training.map(({ training_of: id }) => `${id} with reasoning_history all`);
    expect(forms.map(formName).toSorted()).toEqual([...ids, ...trained].toSorted());
  });

  it.each(allSeries)("$form.template $form.history $part: an answer to every request", (series) => {
    const row = recordOf(series, record);
    const { texts = 0, errors = 0, words = {}, digests = [] } = row ?? {};
    const raises = Object.values(words).reduce((sum, times) => sum + times, errors);
    expect(row?.sha256).toBe(templateDigest(series.form));
    expect(texts + raises).toBe(requestCount(series));
    expect(texts).toBeGreaterThan(0);
    expect(digests).toHaveLength(blocksOf(series).length);
  });
});

describe("the enumeration", () => {
  it("has all conversations of up to four of 12 messages, and of up to three of 43", () => {
    expect([new Set(small).size, new Set(whole).size]).toEqual([12, 43]);
    expect(conversationsIn("conversations")).toBe(1 + 12 + 144 + 1728 + 20_736);
    expect(conversationsIn("messages")).toBe(1 + 43 + 1849 + 79_507);
  });

  it.each(["conversations", "messages", "options", "continued"])("%s: each only once, the shortest first", (part) => {
    const series = seriesOf(part);
    const conversations = Array.from({ length: series.conversations }, (_, place) => conversationAt(series, place));
    expect(new Set(conversations.map(String)).size).toBe(series.conversations);
    expect(conversations.every((letters) => letters.every((letter) => letter < series.letters.length))).toBe(true);
    const lengths = conversations.map(({ length }) => length);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(conversations.at(-1)).toHaveLength(series.longest);
  });

  it.each(allSeries)("$form.template $form.history $part: requests as text and as values are the same", (series) => {
    for (const { start, end } of blocksOf(series)) {
      for (const index of [start, Math.floor((start + end) / 2), end - 1]) {
        expect([...requestValues(series, index, index + 1)]).toEqual([parseJson(requestText(series, index))]);
      }
    }
  });

  it("goes on from one setting to the next", () => {
    const series = seriesOf("options");
    const { conversations: next } = series;
    const texts = [next - 1, next, next + 1].map((index) => requestText(series, index));
    const values = [...requestValues(series, next - 1, next + 2)];
    expect(values).toEqual(texts.map(parseJson));
    expect(values[1]).toEqual({ template: "qwen3", messages: [], enable_thinking: null });
  });
});

// The conversations of up to four; `npm run enumerate -- --digests` does the same with the other parts.
describe("every answer is Python's", { timeout: 60_000 }, () => {
  it.each(allSeries.filter(({ part }) => part === "conversations"))("$form.template $form.history", (series) => {
    const row = recordOf(series, record);
    const words = new Set(Object.keys(row?.words ?? {}));
    const differing = blocksOf(series).filter((block) => {
      const answers = ownAnswers(block, words, (request) => tiled(formatRequest(request, {})));
      return digestOf(answers) !== row?.digests[block.index];
    });
    expect(differing.map(blockName), "npm run enumerate -- --check tells the requests").toEqual([]);
  });
});

it("one other character among the answers of a block, or an error for a text, is noticed", () => {
  const [block] = blocksOf(seriesOf("conversations"));
  if (block === undefined) throw new Error("no block");
  const digest = recordOf(block.series, record)?.digests[0];
  const answers = [...ownAnswers(block, new Set())];
  const { length } = answers;
  expect(digestOf(answers)).toBe(digest);
  expect(digestOf(answers.with(length - 1, `${answers.at(-1)} `))).not.toBe(digest);
  expect(digestOf(answers.with(length - 1, "raises"))).not.toBe(digest);
  expect(digestOf([...answers.slice(0, -2), answers.slice(-2).join("")])).not.toBe(digest);
});

function seriesOf(part: string): Series {
  const series = allSeries.find((each) => each.part === part);
  if (series === undefined) throw new Error(`no series ${part}`);
  return series;
}

function conversationsIn(part: string): number {
  return seriesOf(part).conversations;
}
