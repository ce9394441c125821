import { describe, expect, it } from "vitest";
import { officialRendering } from "../src/cli/detect/official.ts";
import { probes } from "../src/cli/detect/probes/probes.ts";
import { jsonLine } from "../src/cli/detect/json-line.ts";
import { ggufReport } from "../src/cli/detect/gguf-report.ts";
import { report } from "../src/cli/detect/report.ts";
import type { Rendering } from "../src/cli/detect/rendering.ts";
import type { Verdict } from "../src/cli/detect/verdict.ts";
import type { GgufHeader } from "../src/gguf/index.ts";
import { models } from "../src/templates/models.ts";

const probe = { name: "question", request: { messages: [{ role: "user", content: "Hi" }] } };
const skipped = [
  { probe: "one", why: "it trims" },
  { probe: "two", why: "it trims" },
  { probe: "three", why: "it has no dates" },
];
const same = { id: "qwen3", equal: 49, compared: 49, difference: undefined, skipped: [] } as const;
const differs = (expected: Rendering, actual: Rendering) => ({
  ...same,
  equal: 48,
  difference: { probe, expected, actual },
});

describe("what people are told", () => {
  it.each<{ verdict: Verdict; says: string[] }>([
    { verdict: { match: "exact", id: "qwen3" }, says: ["qwen3, the official text", `  ${models.qwen3}.`] },
    {
      verdict: { match: "equivalent", id: "qwen3", comparison: same },
      says: [
        "equivalent to qwen3",
        `  ${models.qwen3}.`,
        "  All 49 probes print the same as qwen3.",
        "  They cannot tell .strip('\\n') from .strip(): the Jinja engine trims all white",
        "  space, where Python takes line breaks only.",
      ],
    },
    {
      verdict: { match: "variant", id: "qwen3", by: "trl", what: "For training.", comparison: same },
      says: ["a variant of qwen3 by trl", "  For training.", "  All 49 probes print the same as qwen3."],
    },
    {
      verdict: { match: "variant", id: null, by: "qwen", what: "Of Qwen2.5.", reason: "It is endless:\u001b" },
      says: ["a template by qwen", "  Of Qwen2.5.", "  It is endless:␛"],
    },
    { verdict: { match: "unknown", id: null, reason: "It is none." }, says: ["unknown", "  It is none."] },
    {
      verdict: { match: "unknown", id: null, comparison: { ...same, skipped } },
      says: [
        "unknown, nearest to qwen3",
        "  All 49 probes print the same as qwen3.",
        "  3 more cannot be compared, because of the Jinja engine: it trims; it has no",
        "  dates.",
      ],
    },
    {
      verdict: {
        match: "variant",
        id: "qwen3.5",
        by: "a",
        comparison: { ...same, id: "qwen3.5" },
        nearest: { ...same, equal: 40 },
      },
      says: [
        "a variant of qwen3.5 by a",
        "  All 49 probes print the same as qwen3.5.",
        "  Nearer to qwen3: 40 of 49 probes are equal.",
      ],
    },
    { verdict: { match: "missing", id: null }, says: ["no chat template"] },
  ])("of $verdict.match: $says", ({ verdict, says }) => {
    expect(report("a\u001b.jinja", verdict)).toBe(`a␛.jinja: ${says.join("\n")}\n`);
  });

  const long = "x".repeat(200);
  it.each<{ expected: Rendering; actual: Rendering; rows: [string, string] }>([
    { expected: { text: "a b" }, actual: { text: "a c" }, rows: ["a b", "a c"] },
    {
      expected: { error: "no \u001b query" },
      actual: { text: "a \n" },
      rows: ["error: no ␛ query", "a·↵"],
    },
    {
      expected: { text: `ab${"x".repeat(160)}` },
      actual: { error: long },
      rows: [`…${"x".repeat(160)}`, `error: ${"x".repeat(160)}`],
    },
    { expected: { text: "x".repeat(160) }, actual: { error: "" }, rows: ["x".repeat(160), "error: "] },
  ])("of a probe that differs: $rows", ({ expected, actual, rows }) => {
    const verdict: Verdict = { match: "unknown", id: null, comparison: differs(expected, actual) };
    expect(report("a", verdict).split("\n").slice(2)).toEqual([
      '    {"messages": [{"role": "user", "content": "Hi"}]}',
      `    qwen3      ${rows[0]}`,
      `    this text  ${rows[1]}`,
      "",
    ]);
  });
});

describe("what machines are told", () => {
  it.each<{ verdict: Verdict; members: object }>([
    { verdict: { match: "missing", id: null }, members: { match: "missing", id: null } },
    {
      verdict: { match: "unknown", id: null, comparison: { ...same, skipped } },
      members: { match: "unknown", id: null, nearest: "qwen3", equal: 49, probes: 49, skipped },
    },
    {
      verdict: {
        match: "variant",
        id: "qwen3",
        by: "a",
        what: "b",
        comparison: same,
        nearest: { ...same, id: "qwen3.5" },
      },
      members: { match: "variant", id: "qwen3", by: "a", what: "b", nearest: "qwen3.5", equal: 49, probes: 49 },
    },
    {
      verdict: { match: "variant", id: "qwen3", by: "a", what: "b", reason: "c\u2028d" },
      members: { match: "variant", id: "qwen3", by: "a", what: "b", reason: "c\u2028d" },
    },
  ])("of $verdict.match: $members", ({ verdict, members }) => {
    const line = jsonLine("a.json", "rag", verdict, undefined);
    expect(JSON.parse(line)).toEqual({ file: "a.json", name: "rag", ...members });
    expect(line).toMatch(/^[^\u2028]+\}\n$/);
  });

  it("has no character that a terminal would obey, but its escape", () => {
    const name = "\u001b\u009b\u202e\u00ad\ufeff\u{e0041}\ud83d é中\u{1f600}";
    const line = jsonLine("a.json", name, { match: "missing", id: null }, undefined);
    const escapes = "\\u001b\\u009b\\u202e\\u00ad\\ufeff\\udb40\\udc41\\ud83d";
    expect(line).toBe(`{"file":"a.json","name":"${escapes} é中\u{1f600}","match":"missing","id":null}\n`);
    expect(JSON.parse(line)).toMatchObject({ name });
  });

  it.each([
    { file: "-", told: "-" },
    { file: "models/a.gguf?b#c", told: "models/a.gguf?b#c" },
    { file: "https://models.test/a.gguf?token=secret#secret", told: "https://models.test/a.gguf" },
    { file: "https://user:secret@models.test/a.gguf", told: "https://models.test/a.gguf" },
  ])("has the file as it is named, and of a URL what is no secret: $file", ({ file, told }) => {
    const line = jsonLine(file, undefined, { match: "missing", id: null }, undefined);
    expect(JSON.parse(line)).toEqual({ file: told, match: "missing", id: null });
  });
});

describe("the lines on a GGUF file", () => {
  const header: GgufHeader = {
    architecture: null,
    name: null,
    preTokenizer: null,
    vocabularySize: null,
    addBosToken: null,
    bosTokenId: null,
    eosTokenId: null,
    stopTokenIds: [],
    addedTokens: [],
    chatTemplate: null,
    namedTemplates: [],
    warnings: [],
  } as unknown as GgufHeader;

  it.each([
    { more: {}, says: ["Model: no name, architecture not told, no vocabulary.", "Tokens: no end; no BOS."] },
    {
      more: { addBosToken: true },
      says: ["Model: no name, architecture not told, no vocabulary.", "Tokens: no end; BOS added."],
    },
    {
      more: { addBosToken: true, bosTokenId: 7, stopTokenIds: [5], vocabularySize: 9, architecture: "qwen3" },
      says: ["Model: no name, architecture qwen3, 9 tokens.", "Tokens: ends 5; BOS 7."],
    },
    {
      more: { addBosToken: false, bosTokenId: 7, name: "a\n\tb" },
      says: ["Model: a  b, architecture not told, no vocabulary.", "Tokens: no end; no BOS."],
    },
  ])("say what is not told: $more", ({ more, says }) => {
    expect(ggufReport({ ...header, ...more })).toBe(says.map((line) => `  ${line}\n`).join(""));
  });

  it.each([
    { length: 400, shown: 400, end: "" },
    { length: 401, shown: 400, end: "…" },
  ])("cut a name of $length characters", ({ length, shown, end }) => {
    const text = ggufReport({ ...header, name: "x".repeat(length) }).replaceAll(/\n +/g, "");
    expect(text).toContain(`Model: ${"x".repeat(shown)}${end}, architecture`);
  });
});

it("a template that refuses a probe has an error for its rendering", () => {
  const rendering = probes.map((each) => officialRendering("qwen3.5", each)).find((each) => "error" in each);
  expect(rendering).toEqual({ error: expect.any(String) as string });
});
