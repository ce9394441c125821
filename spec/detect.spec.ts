import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import manifest from "../golden/manifest.json" with { type: "json" };
import { officialSha256 } from "../src/cli/detect/official-sha256.ts";
import { variants } from "../src/cli/detect/variants.ts";
import { fingerprint } from "../src/detect.ts";
import { detectTemplate, templateIds } from "../src/index.ts";
import { officialTemplate } from "../scripts/official-template.ts";

const official = officialTemplate();

describe("the official text", () => {
  it.each([
    { what: "as it is", text: official },
    { what: "with CRLF", text: official.replaceAll("\n", "\r\n") },
    { what: "with CR", text: official.replaceAll("\n", "\r") },
    { what: "with a line feed at the end", text: `${official}\n` },
    { what: "with two of them", text: `${official}\n\n` },
    { what: "with CRLF at the end", text: `${official}\r\n` },
  ])("is exact $what", ({ text }) => {
    expect(detectTemplate(text)).toEqual({ match: "exact", id: "qwen3-2504" });
  });

  it.each([
    { what: "with a character changed", text: official.replace("user", "User") },
    { what: "with two characters exchanged", text: official.replace("user", "usre") },
    { what: "with a comment", text: `{# #}${official}` },
    { what: "behind a byte order mark", text: `\ufeff${official}` },
    { what: "with a space at the end", text: `${official} ` },
    { what: "with a line feed before it", text: `\n${official}` },
    { what: "cut short", text: official.slice(0, -1) },
  ])("is unknown $what", ({ text }) => {
    expect(detectTemplate(text)).toEqual({ match: "unknown" });
  });
});

it.each(["", " ", "qwen3", "cmifwun", "\n"])("%j is unknown", (text) => {
  expect(detectTemplate(text)).toEqual({ match: "unknown" });
});

it.each([undefined, null, 5, ["a"], { chat_template: "a" }])("%j is invalid input", (value) => {
  expect(() => detectTemplate(value as never)).toThrow(
    expect.objectContaining({
      code: "invalid-input",
      path: "text",
      reason: expect.stringMatching(/^expected a string, got /) as string,
    }) as Error,
  );
});

/** A text with this fingerprint: its digits to the base 65,599, as characters. */
function textWith(wanted: string): string {
  for (let number = Number.parseInt(wanted, 36); ; number += 68_719_476_731) {
    const text = digits(number, 65_599);
    if (fingerprint(text) === wanted) return text;
  }
}

function digits(number: number, base: number): string {
  return number === 0 ? "" : digits(Math.floor(number / base), base) + String.fromCharCode(number % base);
}

describe("the table of known texts", () => {
  it.each(manifest.templates)("knows the official text of $id", ({ id, fingerprint: known }) => {
    expect(detectTemplate(textWith(known))).toEqual({ match: "exact", id });
  });

  it.each(manifest.variants)("knows the variant $name", ({ id, by, fingerprint: known }) => {
    expect(detectTemplate(textWith(known))).toEqual({ match: "variant", id, by });
  });

  it("holds no text besides those of the manifest", () => {
    const [, table = ""] = /KNOWN = `([^`]*)`/.exec(readFileSync("src/detect.ts", "utf8")) ?? [];
    const words = table.split("\n").flatMap((line) => line.split(" ").filter((_, index) => index % 2 === 1));
    const held = words.filter((word) => word !== ""); // The last line begins without an official text.
    const listed = [...manifest.templates, ...manifest.variants].map((row) => row.fingerprint);
    expect(held.toSorted()).toEqual(listed.toSorted());
  });

  // Each is a number in base 36 as well.
  it.each(["qwen", "qwen3", "trl", "unsloth"])("does not take whose a text is for a fingerprint: %s", (name) => {
    expect(fingerprint(textWith(name))).toBe(name);
    expect(detectTemplate(textWith(name))).toEqual({ match: "unknown" });
  });

  it("is read in a few microseconds, however many texts a file holds", () => {
    const began = performance.now();
    for (let index = 0; index < 50_000; index++) detectTemplate(`t${index}`);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it("has the official text of every template", () => {
    expect(manifest.templates.map(({ id }) => id).toSorted()).toEqual([...templateIds].toSorted());
  });
});

describe("what the command line knows besides", () => {
  it("is the manifest's sentence and sha256 of every variant", () => {
    const rows = manifest.variants.map(({ fingerprint: known, sha256, what }) => [known, { sha256, what }]);
    expect(variants).toEqual(Object.fromEntries(rows));
  });

  it("is the sha256 of every official text, of which the manifest has that of a file", () => {
    expect(Object.keys(officialSha256).toSorted()).toEqual([...templateIds].toSorted());
    const files = new Map(manifest.templates.map(({ id, sha256 }) => [id, sha256]));
    const endsOtherwise = Object.entries(officialSha256).filter(([id, sha256]) => files.get(id) !== sha256);
    // The files of these end in a line feed.
    expect(endsOtherwise.map(([id]) => id)).toEqual([
      "qwen3-coder",
      "qwen3-coder-r2",
      "qwen3-coder-r1",
      "qwen3-vl-instruct",
      "qwen3-vl-thinking",
    ]);
  });

  it("are sentences of facts, each about another text", () => {
    for (const { what } of manifest.variants) expect(what).toMatch(/^[A-Z].*[^.]\.$/);
    const hashes = manifest.variants.map(({ sha256 }) => sha256);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
