import { createHash } from "node:crypto";
import { fstatSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { officialTemplate } from "../scripts/official-template.ts";
import { compareWith, isMuchNearer, nearestTo } from "../src/cli/detect/compare.ts";
import { readInput } from "../src/cli/detect/detect-input.ts";
import { renderProbes } from "../src/cli/detect/jinja.ts";
import { officialRendering } from "../src/cli/detect/official.ts";
import { probes } from "../src/cli/detect/probes/probes.ts";
import { recognise } from "../src/cli/detect/recognise.ts";
import { isSame, type Rendering } from "../src/cli/detect/rendering.ts";
import { isOfficial, verdictOf, verdictOn } from "../src/cli/detect/verdict.ts";
import { fingerprint } from "../src/detect.ts";
import { detectTemplate, type TemplateId } from "../src/index.ts";
import { ggufOf, qwen3Pairs } from "./support/gguf.ts";

const official = (id: TemplateId): Rendering[] => probes.map((probe) => officialRendering(id, probe));
const all = (rendering: Rendering): Rendering[] => probes.map(() => rendering);

describe("a text is recognised", () => {
  /** Three code units with this fingerprint: its digits in base 65,599. */
  function forged(word: string): string {
    const sum = parseInt(word, 36) + 2 * 68_719_476_731; // the first digit is no line end then
    return String.fromCharCode(Math.floor(sum / 65_599 ** 2), Math.floor(sum / 65_599) % 65_599, sum % 65_599);
  }
  const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
  const exact = forged(fingerprint(officialTemplate()));
  const variant = forged("1ej5gjq");
  const none = forged("2dmmvhi");
  const what = "What it is.";

  it.each([
    {
      rule: "official",
      text: exact,
      official: { "qwen3-2504": sha256(exact) },
      found: { match: "exact", id: "qwen3-2504" },
    },
    {
      rule: "a variant",
      text: variant,
      variants: { "1ej5gjq": { sha256: sha256(variant), what } },
      found: { match: "variant", id: "qwen3", by: "trl", what },
    },
    {
      rule: "a variant of none",
      text: none,
      variants: { "2dmmvhi": { sha256: sha256(none), what } },
      found: { match: "variant", id: null, by: "qwen", what },
    },
    { rule: "official text with another sha256", text: exact, official: { "qwen3-2504": sha256(variant) } },
    {
      rule: "an official text with the sha256 of a variant",
      text: exact,
      variants: { [fingerprint(exact)]: { sha256: sha256(exact), what } },
    },
    { rule: "a variant with another sha256", text: variant, variants: { "1ej5gjq": { sha256: sha256(exact), what } } },
    { rule: "a variant with the sha256 of the official text", text: variant, official: { qwen3: sha256(variant) } },
    { rule: "a variant of which nothing is known", text: variant },
    { rule: "any other text", text: "Hello" },
  ])("by its sha256 as well: $rule", ({ text, official: texts = {}, variants = {}, found = { match: "unknown" } }) => {
    expect(recognise(text, { official: texts, variants })).toEqual(found);
  });

  it.each(["\n", "\r\n", "\r"])("with any line ends: %j", (end) => {
    expect(recognise(officialTemplate().replaceAll("\n", end))).toEqual({ match: "exact", id: "qwen3-2504" });
  });

  it("the forged ones are what they should be", () => {
    expect([exact, variant, none].map((text) => detectTemplate(text).match)).toEqual(["exact", "variant", "variant"]);
  });
});

describe("the verdict", () => {
  const found = { match: "variant", id: "qwen3", by: "a", what: "b" } as const;
  const unknown = { match: "unknown" } as const;
  const isEqualTo = (id: TemplateId): object => ({
    id,
    equal: probes.length,
    compared: probes.length,
    difference: undefined,
    skipped: [],
  });

  it("is missing without a text, and needs no rendering for an official one", async () => {
    const run = (): never => expect.fail("rendered");
    expect(await verdictOf(null, run)).toEqual({ match: "missing", id: null });
    expect(await verdictOf(officialTemplate(), run)).toEqual({ match: "exact", id: "qwen3-2504" });
  });

  it.each([
    { what: "equal", renderings: official("qwen3.8"), verdict: { match: "equivalent", id: "qwen3.8" } },
    { what: "errors", renderings: all({ error: "not me" }), verdict: { reason: "It renders no probe: not me" } },
    {
      what: "an error among texts",
      renderings: [{ error: "not me" }, ...all({ text: "?" }).slice(1)],
      verdict: { reason: "It renders no probe as one of the templates does." },
    },
    {
      what: "texts of none",
      renderings: all({ text: "?" }),
      verdict: { reason: "It renders no probe as one of the templates does." },
    },
  ])("on an unknown text: $what", ({ renderings, verdict }) => {
    expect(verdictOn(unknown, { renderings })).toMatchObject({ match: "unknown", id: null, ...verdict });
  });

  it("on an unknown text that differs has the nearest template", () => {
    const verdict = verdictOn(unknown, { renderings: [{ text: "?" }, ...official("qwen3.8").slice(1)] });
    expect(verdict).toMatchObject({ match: "unknown", id: null, comparison: { id: "qwen3.8", equal: 48 } });
    expect(verdict.comparison?.difference).toMatchObject({ probe: probes[0], actual: { text: "?" } });
  });

  it.each([
    { what: "nothing", run: { failure: "Gave up." }, more: { reason: "Gave up." } },
    {
      what: "as its template",
      run: { renderings: official("qwen3") },
      more: { comparison: isEqualTo("qwen3") },
    },
    {
      what: "as another template",
      run: { renderings: official("qwen3.5") },
      more: {
        comparison: expect.objectContaining({ id: "qwen3", compared: probes.length }) as object,
        nearest: isEqualTo("qwen3.5"),
      },
    },
  ])("on a variant says what it is, and that it prints $what", ({ run, more }) => {
    expect(verdictOn(found, run)).toEqual({ ...found, ...more });
  });

  const same = compareWith("qwen3", official("qwen3"));
  const other = compareWith("qwen3", official("qwen3.5"));
  it.each([
    { verdict: { match: "exact", id: "qwen3" } as const, is: true },
    { verdict: { match: "equivalent", id: "qwen3", comparison: same } as const, is: true },
    { verdict: { ...found, comparison: same }, is: true },
    { verdict: { ...found, comparison: other }, is: false },
    { verdict: { ...found, reason: "Gave up." }, is: false },
    { verdict: { match: "variant", id: null, by: "a", comparison: same } as const, is: false },
    { verdict: { match: "missing", id: null } as const, is: false },
  ])("of $verdict.match is good for its template: $is", ({ verdict, is }) => {
    expect(isOfficial(verdict)).toBe(is);
  });
});

describe("renderings", () => {
  it.each<{ one: Rendering; other: Rendering; same: boolean }>([
    { one: { text: "a" }, other: { text: "a" }, same: true },
    { one: { text: "a" }, other: { text: "b" }, same: false },
    { one: { text: "a" }, other: { error: "a" }, same: false },
    { one: { error: "a" }, other: { text: "a" }, same: false },
    { one: { error: "a" }, other: { error: "b" }, same: true },
  ])("are the same: $one $other $same", ({ one, other, same }) => {
    expect(isSame(one, other)).toBe(same);
  });

  it("that are missing differ from all", () => {
    expect(compareWith("qwen3", []).difference).toMatchObject({ probe: probes[0], actual: { error: "no rendering" } });
  });

  it("that are like none are nearest to the first template", () => {
    expect(nearestTo(all({ text: "?" }))).toMatchObject({ id: "qwen3", equal: 0 });
  });

  it.each([
    { one: [47, 49], other: [45, 49], is: true },
    { one: [46, 49], other: [45, 49], is: false },
    { one: [49, 49], other: [49, 49], is: false },
    { one: [40, 40], other: [45, 49], is: true },
    { one: [4, 5], other: [48, 50], is: false },
  ])("are much nearer to one: $one $other $is", ({ one, other, is }) => {
    const [first, second] = [one, other].map(([equal = 0, compared = 0]) => ({
      ...{ id: "qwen3" as const, difference: undefined, skipped: [] },
      equal,
      compared,
    }));
    expect(first && second && isMuchNearer(first, second)).toBe(is);
  });
});

describe("Jinja", () => {
  const NAMES = "{{ eos_token }} {{ pad_token }} {{ tools is none }} {{ documents is none }}";
  const plain = probes.findIndex(({ request }) => Object.keys(request).length === 1);
  const prompted = probes.findIndex(({ request }) => request.add_generation_prompt === true);

  it("has what Python gives to a template, and the request", async () => {
    const text = `${NAMES} {{ messages[0].role }} {% if add_generation_prompt %}yes{% else %}no{% endif %}`;
    const renderings = await renderProbes(text);
    expect(renderings[plain]).toEqual({ text: "<|im_end|> <|endoftext|> true true user no" });
    expect(renderings[prompted]).toEqual({ text: "<|im_end|> <|endoftext|> true true user yes" });
  });

  it.each([
    { what: "an exception", text: '{{ raise_exception("not me") }}', error: "not me" },
    { what: "too much", text: "a".repeat(1_000_001), error: "prints 1000001 characters" },
  ])("that fails gives an error for each probe: $what", async ({ text, error }) => {
    expect(await renderProbes(text)).toEqual(probes.map(() => ({ error })));
  });

  it("that is none gives an error with words for each probe", async () => {
    const error = expect.not.stringContaining("undefined") as string;
    expect(await renderProbes("{% if %}")).toEqual(probes.map(() => ({ error })));
  });

  it("may print a million characters", async () => {
    const [rendering] = await renderProbes("a".repeat(1_000_000));
    expect(rendering).toEqual({ text: "a".repeat(1_000_000) });
  });

  // As Python renders them.
  it.each([
    { text: "\ufeff{%- if true %}a{%- endif %}", printed: "\ufeffa" },
    { text: "x \ufeff\n  {{- 1 -}}\ufeff y", printed: "x \ufeff1\ufeff y" },
  ])("does not take a byte order mark for white space: $text", async ({ text, printed }) => {
    expect((await renderProbes(text))[0]).toEqual({ text: printed });
  });

  it.each([
    { text: "x {%generation%}a{%endgeneration%} y", printed: "x a y" },
    { text: "x {% generation %} a {% endgeneration %} y", printed: "x  a  y" },
    { text: "x {%  generation  %} a {%  endgeneration  %} y", printed: "x  a  y" },
    { text: "x {%- generation -%} a {%- endgeneration -%} y", printed: "xay" },
    { text: "x {%-  generation %} a {% endgeneration  -%} y", printed: "x a y" },
    { text: "x\n{% generation %}\na\n{% endgeneration %}\ny", printed: "x\na\ny" },
  ])("prints the body of a generation block: $text", async ({ text, printed }) => {
    expect((await renderProbes(text))[0]).toEqual({ text: printed });
  });
});

describe("a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "qwen3-format-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is closed once its header has been read", async () => {
    const path = join(folder, "large.gguf");
    writeFileSync(path, ggufOf(qwen3Pairs()));
    truncateSync(path, 2 ** 30);
    const { dev, ino } = statSync(path);
    const isOpen = (): boolean =>
      Array.from({ length: 1000 }).some((_, fd) => {
        try {
          const open = fstatSync(fd);
          return open.dev === dev && open.ino === ino;
        } catch {
          return false; // nothing is open by that number
        }
      });
    expect((await readInput(path)).gguf?.architecture).toBe("qwen3");
    await setTimeout(100);
    expect(isOpen()).toBe(false);
  });

  it("of many chunks is read to its end", async () => {
    const path = join(folder, "long.jinja");
    const text = "a".repeat(600_000);
    writeFileSync(path, text);
    expect((await readInput(path)).templates).toEqual([{ text }]);
  });
});
