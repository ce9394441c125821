import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { encodeChat } from "../src/tokens/index.ts";
import { cases, readGolden } from "./support/golden.ts";
import { renderRequest } from "./support/render.ts";
import { idsOf, openTokenizers, tokenizerFile } from "./support/tokenizer.ts";

interface TokenCase {
  readonly id: string;
  readonly input_ids: readonly number[];
  readonly assistant_masks: readonly number[];
  /** Code points. */
  readonly offsets: readonly (readonly [start: number, end: number])[];
}

const golden = readGolden<{ tokenizer_sha256: string; cases: TokenCase[] }>("tokens.json");
const requests = new Map(cases.map(({ id, request }) => [id, request]));
const { official: tokenizer } = openTokenizers();

/** tokens/start/newlines-1 -> tokens/start */
const groupOf = ({ id }: TokenCase): string => id.split("/").slice(0, 2).join("/");
const groups = [...new Set(golden.cases.map(groupOf))].map((group) => ({
  group,
  members: golden.cases.filter((member) => groupOf(member) === group),
}));

function encoded({ id }: TokenCase): TokenCase {
  const chat = renderRequest(requests.get(id) ?? "", "qwen3");
  const { inputIds, assistantMask, start, end } = encodeChat(chat, tokenizer, { offsets: "codepoint" });
  return {
    id,
    input_ids: inputIds,
    assistant_masks: assistantMask,
    offsets: start.map((from, token) => [from, end[token] ?? from]),
  };
}

describe("ids, masks and offsets equal those of transformers", () => {
  it("in hundreds of cases, with the tokenizer that they were made with", () => {
    expect(golden.cases.length).toBeGreaterThanOrEqual(400);
    expect(golden.tokenizer_sha256).toBe(createHash("sha256").update(readFileSync(tokenizerFile)).digest("hex"));
  });

  it.each(groups)("$group", ({ members }) => {
    for (const member of members) expect(encoded(member)).toEqual(member);
  });
});

describe("encoding segment by segment", () => {
  it("gives other ids than the whole text in most cases", () => {
    const differing = golden.cases.filter(({ id, input_ids }) => {
      const { segments } = renderRequest(requests.get(id) ?? "", "qwen3");
      const apart = segments.flatMap(({ text }) => idsOf(tokenizer, text));
      return String(apart) !== String(input_ids);
    });
    expect(differing.length / golden.cases.length).toBeGreaterThan(0.5);
  });
});
