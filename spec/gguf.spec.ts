import { GGUFValueType } from "@huggingface/gguf";
import { describe, expect, it } from "vitest";
import { officialTemplate } from "../scripts/official-template.ts";
import type { Detection } from "../src/detect.ts";
import { readGguf, type GgufHeader } from "../src/gguf/index.ts";
import { warningsOf } from "../src/gguf/warnings.ts";
import {
  CONTROL,
  flag,
  ggufOf,
  listOf,
  publishedTokens,
  qwen3Pairs,
  rawGguf,
  rawString,
  smallId,
  string,
  uint32,
  type GgufPairs,
  type GgufSpelling,
} from "./support/gguf.ts";

const official = officialTemplate();

function read(pairs: GgufPairs, spelling: GgufSpelling = {}): Promise<GgufHeader> {
  return readGguf(new Blob([ggufOf(pairs, spelling)]));
}

const HEADER = {
  architecture: "qwen3",
  name: "Qwen3 8B",
  chatTemplate: official,
  detection: { match: "exact", id: "qwen3-2504" },
  namedTemplates: [],
  preTokenizer: "qwen2",
  addBosToken: false,
  bosTokenId: 256,
  eosTokenId: 258,
  stopTokenIds: [258, 256],
  vocabularySize: 282,
  addedTokens: publishedTokens.map(({ content, special }, index) => ({
    text: content,
    id: 256 + index,
    type: special ? "control" : "user-defined",
  })),
  warnings: [{ reason: "template-old", text: expect.stringMatching(/^Its chat template is qwen3-2504, which qwen3/) }],
};

describe("a file of Qwen3", () => {
  it("tells its model, template, tokens and ends", async () => {
    expect(await read(qwen3Pairs())).toEqual(HEADER);
  });

  it.each<GgufSpelling>([
    { version: 1 },
    { version: 2 },
    { version: 3 },
    { version: 1, littleEndian: false },
    { version: 3, littleEndian: false },
  ])("is read in all its spellings: %j", async (spelling) => {
    expect(await read(qwen3Pairs(), spelling)).toEqual(HEADER);
  });

  it("is read in any order of its pairs", async () => {
    expect(await read(Object.fromEntries(Object.entries(qwen3Pairs()).toReversed()))).toEqual(HEADER);
  });

  it("is read whatever else is in it", async () => {
    const { UINT8, INT16, FLOAT64, BOOL, UINT64, STRING } = GGUFValueType;
    const others: GgufPairs = {
      ...Object.fromEntries([UINT8, INT16, FLOAT64].map((type) => [`other.${type}`, { type, value: 1 }])),
      "other.flag": flag(true),
      "other.integer": { type: UINT64, value: 2n ** 60n },
      "other.list": listOf(INT16, [1, 2, 3]),
      "other.flags": listOf(BOOL, [true, false]),
      "other.texts": listOf(STRING, ["", "a", "b".repeat(5000)]),
      ...Object.fromEntries(["__proto__", "constructor", "toString"].map((key) => [key, string("x")])),
    };
    expect(await read({ ...others, ...qwen3Pairs() })).toEqual(HEADER);
    expect(await read({ ...qwen3Pairs(), ...others })).toEqual(HEADER);
  });

  it("has ids of any integer type, and those outside the vocabulary are none", async () => {
    const { INT32, UINT16, UINT64 } = GGUFValueType;
    const ids = {
      "tokenizer.ggml.bos_token_id": { type: INT32, value: -1 },
      "tokenizer.ggml.eos_token_id": { type: UINT64, value: 258n },
      "tokenizer.ggml.eot_token_id": { type: UINT16, value: 7 },
      "tokenizer.ggml.eom_token_id": uint32(282),
    };
    expect(await read({ ...qwen3Pairs(), ...ids })).toMatchObject({
      bosTokenId: null,
      eosTokenId: 258,
      stopTokenIds: [258, 256, 7],
    });
  });

  it("has ids from 0 on, and stops at the end of a message, too", async () => {
    const ids = { "tokenizer.ggml.bos_token_id": uint32(0), "tokenizer.ggml.eom_token_id": uint32(9) };
    expect(await read({ ...qwen3Pairs(), ...ids })).toMatchObject({ bosTokenId: 0, stopTokenIds: [258, 256, 9] });
  });

  it("has no added token that only looks like one", async () => {
    const { addedTokens } = await read(
      qwen3Pairs({ tokens: [{ content: "<b>", special: false }, ...publishedTokens] }),
    );
    expect(addedTokens.map(({ text, id }) => [text, id])).toEqual(
      publishedTokens.map(({ content }, index) => [content, 257 + index]),
    );
  });

  it.each([
    { what: "an empty list of", types: { "tokenizer.ggml.token_type": listOf(GGUFValueType.INT32, []) } },
    { what: "no", types: {} },
  ])("has normal tokens where it has $what types", async ({ types }) => {
    const { "tokenizer.ggml.token_type": _, ...pairs } = qwen3Pairs();
    const { addedTokens } = await read({ ...pairs, ...types });
    expect(new Set(addedTokens.map(({ type }) => type))).toEqual(new Set(["normal"]));
  });

  it("has tokens of the six types", async () => {
    const types = {
      "<think>": 1,
      "</think>": 2,
      "<tool_call>": 5,
      "</tool_call>": 6,
      "<|im_end|>": 0,
      "<|fim_pad|>": 99,
    };
    const { addedTokens } = await read(qwen3Pairs({ types }));
    expect(Object.fromEntries(addedTokens.map((token) => [token.text, token.type]))).toMatchObject({
      "<think>": "normal",
      "</think>": "unknown",
      "<tool_call>": "unused",
      "</tool_call>": "byte",
      "<tool_response>": "user-defined",
      "<|im_start|>": "control",
      "<|im_end|>": "undefined",
      "<|fim_pad|>": "undefined",
    });
  });

  it("has the first of two tokens of one text", async () => {
    const { addedTokens } = await read(qwen3Pairs({ tokens: [...publishedTokens, ...publishedTokens] }));
    expect(addedTokens.find((token) => token.text === "<think>")?.id).toBe(smallId("<think>"));
    expect(addedTokens.length).toBe(26);
  });
});

describe("chat templates", () => {
  it("may have names", async () => {
    const header = await read({
      ...qwen3Pairs(),
      "tokenizer.chat_template.tool_use": string("{{ messages }}"),
      "tokenizer.chat_template.__proto__": string(official),
      "tokenizer.chat_template.empty": string(" \n"),
    });
    expect(header.namedTemplates).toEqual([
      { name: "tool_use", text: "{{ messages }}", detection: { match: "unknown" } },
      { name: "__proto__", text: official, detection: { match: "exact", id: "qwen3-2504" } },
    ]);
    expect(header.detection).toEqual({ match: "exact", id: "qwen3-2504" });
  });

  it("are not cut or changed", async () => {
    const long = `\ufeff{# ${"😀é\r\n".repeat(20_000)} #}`;
    expect((await read({ ...qwen3Pairs(), "tokenizer.chat_template": string(long) })).chatTemplate).toBe(long);
  });

  it.each([undefined, "", " \n\t"])("are missing: %j", async (template) => {
    const { "tokenizer.chat_template": _, ...others } = qwen3Pairs();
    const header = await read(
      template === undefined ? others : { ...others, "tokenizer.chat_template": string(template) },
    );
    expect(header).toMatchObject({ chatTemplate: null, detection: null });
    expect(header.warnings).toEqual([
      { reason: "template-missing", text: expect.stringContaining("It has no chat template") },
    ]);
  });
});

describe("a large vocabulary", () => {
  it("is read to its last token, wherever chunks end", async () => {
    const fillers = Array.from({ length: 200_000 }, (_, index) => ({
      content: `${index} ${"x".repeat(index % 25)}`,
      special: false,
    }));
    const pairs = qwen3Pairs({ tokens: [...fillers, ...publishedTokens] });
    const header = await read(pairs);
    const addedTokens = HEADER.addedTokens.map((token) => ({ ...token, id: token.id + fillers.length }));
    expect(header).toMatchObject({ vocabularySize: 200_282, addedTokens });
  });
});

/** What is changed, the reasons beyond `template-old`, and what the text says. */
const WARNINGS: readonly {
  readonly what: string;
  readonly pairs: GgufPairs;
  readonly reasons: readonly string[];
  readonly says: string;
}[] = [
  {
    what: "BOS is added",
    pairs: { "tokenizer.ggml.add_bos_token": flag(true) },
    reasons: ["bos-added"],
    says: "runtimes put <|endoftext|> (256) before prompts that are text",
  },
  {
    what: "a think token is control",
    pairs: qwen3Pairs({ types: { "<think>": CONTROL } }),
    reasons: ["token-is-control"],
    says: "<think> is typed control",
  },
  {
    what: "think and tool tokens are control",
    pairs: qwen3Pairs({ types: { "<tool_call>": CONTROL, "<think>": CONTROL, "</think>": CONTROL } }),
    reasons: ["token-is-control"],
    says: "<tool_call>, <think>, </think> are typed control",
  },
  {
    what: "a token of the template is ordinary text",
    pairs: qwen3Pairs({ types: { "<think>": 1, "<|im_start|>": 1, "<|fim_pad|>": 1 } }),
    reasons: ["token-is-text"],
    says: "<|im_start|>, <think> are typed as ordinary text",
  },
  {
    what: "a token of the template is unknown, which prompts are cut at as well",
    pairs: qwen3Pairs({ types: { "<think>": 2 } }),
    reasons: [],
    says: "",
  },
  {
    what: "no token has a type",
    pairs: { "tokenizer.ggml.token_type": listOf(GGUFValueType.INT32, []) },
    reasons: ["token-is-text"],
    says: "<|im_start|>, <|im_end|>, <tool_call>, </tool_call>, <tool_response>, </tool_response>, <think>, </think> are",
  },
  {
    what: "the end is <|endoftext|>",
    pairs: { "tokenizer.ggml.eos_token_id": uint32(256) },
    reasons: ["end-token"],
    says: "Its end token is <|endoftext|> (256), not <|im_end|> (258)",
  },
  {
    what: "the end is another token",
    pairs: { "tokenizer.ggml.eos_token_id": uint32(5) },
    reasons: ["end-token"],
    says: "Its end token is token 5, not <|im_end|> (258)",
  },
  {
    what: "there is no end",
    pairs: { "tokenizer.ggml.eos_token_id": uint32(2 ** 32 - 1) },
    reasons: ["end-token"],
    says: "Its end token is none, not <|im_end|> (258)",
  },
  {
    what: "<|im_end|> is the end of a turn only",
    pairs: { "tokenizer.ggml.eos_token_id": uint32(256), "tokenizer.ggml.eot_token_id": uint32(258) },
    reasons: [],
    says: "",
  },
  {
    what: "the vocabulary lacks tokens of the template",
    pairs: qwen3Pairs({ without: ["</think>", "<think>", "<|fim_pad|>"] }),
    reasons: ["token-missing"],
    says: "Its vocabulary lacks <think>, </think>, and prompts have them",
  },
  {
    what: "the architecture is of another family",
    pairs: { "general.architecture": string("llama") },
    reasons: ["wrong-architecture"],
    says: "Its architecture is llama, and its chat template qwen3-2504",
  },
  {
    what: "the architecture has a long name, of which the beginning is told",
    pairs: { "general.architecture": string("l".repeat(100)) },
    reasons: ["wrong-architecture"],
    says: `Its architecture is ${"l".repeat(40)}, and`,
  },
  {
    what: "the architecture is of the family",
    pairs: { "general.architecture": string("qwen3moe") },
    reasons: [],
    says: "",
  },
];

describe("warnings tell what commonly breaks", () => {
  it.each(WARNINGS)("$what: $reasons", async ({ pairs, reasons, says }) => {
    const { warnings } = await read({ ...qwen3Pairs(), ...pairs });
    expect(warnings.map(({ reason }) => reason)).toEqual(["template-old", ...reasons]);
    expect(warnings.at(-1)?.text).toContain(says);
  });

  it("an altered template", async () => {
    const template = official.replaceAll("think", "thonk");
    const { warnings } = await read({ ...qwen3Pairs(), "tokenizer.chat_template": string(template) });
    expect(warnings.map(({ reason }) => reason)).toEqual(["template-altered"]);
  });

  it.each<{ detection: Detection; reasons: string[]; says: string }>([
    { detection: { match: "exact", id: "qwen3" }, reasons: [], says: "" },
    { detection: { match: "exact", id: "qwen3.5" }, reasons: [], says: "" },
    { detection: { match: "exact", id: "qwen3-coder" }, reasons: [], says: "" },
    {
      detection: { match: "exact", id: "qwen3-coder-r1" },
      reasons: ["template-old"],
      says: "r1, which qwen3-coder has",
    },
    {
      detection: { match: "exact", id: "qwen3-coder-r2" },
      reasons: ["template-old"],
      says: "r2, which qwen3-coder has",
    },
    { detection: { match: "unknown" }, reasons: ["template-altered"], says: "none of the official texts" },
    {
      detection: { match: "variant", id: "qwen3-2504", by: "unsloth" },
      reasons: ["template-altered"],
      says: "no official text but one near qwen3-2504, by unsloth",
    },
    {
      detection: { match: "variant", id: null, by: "qwen" },
      reasons: ["template-altered"],
      says: "is no official text, by qwen",
    },
  ])("a template that is $detection", async ({ detection, reasons, says }) => {
    const facts = { ...(await read(qwen3Pairs())), eotTokenId: null, tokenizerModel: "gpt2", part: 1, parts: 1 };
    const warnings = warningsOf({ ...facts, detection });
    expect(warnings.map(({ reason }) => reason)).toEqual(reasons);
    expect(warnings[0]?.text ?? "").toContain(says);
  });

  it("a file that does not say what model it is of: nothing", async () => {
    const { "general.architecture": _, ...pairs } = qwen3Pairs();
    expect((await read(pairs)).warnings.map(({ reason }) => reason)).toEqual(["template-old"]);
  });

  it("a file that does not say how text is cut", async () => {
    const { "tokenizer.ggml.pre": _, ...pairs } = qwen3Pairs();
    const { "tokenizer.ggml.model": model, ...modelless } = pairs;
    expect(model).toEqual(string("gpt2"));
    for (const each of [pairs, modelless]) {
      const { warnings, preTokenizer } = await read(each);
      expect(preTokenizer).toBeNull();
      expect(warnings.map(({ reason }) => reason)).toEqual(["template-old", "pre-tokenizer-missing"]);
      expect(warnings.at(-1)?.text).toContain("tokenizer.ggml.pre is missing");
    }
    const other = await read({ ...pairs, "tokenizer.ggml.model": string("llama") });
    expect(other.warnings.map(({ reason }) => reason)).toEqual(["template-old"]);
  });

  it("a file without a vocabulary, of which nothing more is said", async () => {
    const { warnings, ...header } = await read({ "general.architecture": string("clip") });
    expect(warnings.map(({ reason }) => reason)).toEqual(["template-missing", "token-missing"]);
    expect(warnings.at(-1)?.text).toContain("It has no vocabulary");
    expect(header).toEqual({
      architecture: "clip",
      name: null,
      chatTemplate: null,
      detection: null,
      namedTemplates: [],
      preTokenizer: null,
      addBosToken: null,
      bosTokenId: null,
      eosTokenId: null,
      stopTokenIds: [],
      vocabularySize: null,
      addedTokens: [],
    });
  });

  it("a later part of a split model, and nothing else", async () => {
    const { UINT16 } = GGUFValueType;
    const split = { "split.no": { type: UINT16, value: 1 }, "split.count": { type: UINT16, value: 3 } };
    expect((await read(split)).warnings).toEqual([
      { reason: "split-part", text: expect.stringMatching(/^It is part 2 of 3 .*-00001-of-00003\.gguf/) },
    ]);
    const last = { ...split, "split.no": { type: UINT16, value: 2 } };
    expect((await read(last)).warnings[0]?.text).toMatch(/^It is part 3 of 3 .*-00001-of-00003\.gguf\.$/);
    const first = { ...qwen3Pairs(), ...split, "split.no": { type: UINT16, value: 0 } };
    expect((await read(first)).warnings.map(({ reason }) => reason)).toEqual(["template-old"]);
  });

  it.each([
    { no: 5, count: 3 },
    { no: 3, count: 3 },
    { no: 2, count: undefined },
    { no: -1, count: 3 },
  ])("a part of a number that it cannot have: $no of $count", async ({ no, count }) => {
    const { INT32 } = GGUFValueType;
    const counted = count === undefined ? {} : { "split.count": { type: INT32, value: count } };
    const { warnings } = await read({ "split.no": { type: INT32, value: no }, ...counted });
    const text = `It is a part of a split model, whose split.no (${no}) does not fit its split.count: template and vocabulary are in part 1, which ends in -00001-of-….gguf.`;
    expect(warnings).toEqual([{ reason: "split-part", text }]);
  });
});

describe("a key", () => {
  const MARK = "\u00ef\u00bb\u00bf"; // the bytes of a byte order mark
  const name = (key: string, value: string): Uint8Array => rawGguf(rawString(key), 8, rawString(value));

  it("behind a byte order mark is another one", async () => {
    const pairs = [name(`${MARK}general.name`, "a"), name("general.name", "b")];
    const header = await readGguf(new Blob([rawGguf("GGUF", 3, 0n, 2n, ...pairs)]));
    expect(header).toMatchObject({ name: "b" });
  });

  it.each([
    { what: "one key", names: ["a", "a"], says: "a comes twice" },
    {
      what: "keys of other bytes that are no UTF-8",
      names: ["\u00ff", "\u00fe"],
      says: "\ufffd comes twice, as far as it is UTF-8",
    },
  ])("comes twice as it reads: $what", async ({ names, says }) => {
    const pairs = names.map((each) => name(`tokenizer.chat_template.${each}`, "t"));
    const reading = readGguf(new Blob([rawGguf("GGUF", 3, 0n, 2n, ...pairs)]));
    await expect(reading).rejects.toMatchObject({ reason: `the key tokenizer.chat_template.${says}` });
  });
});
