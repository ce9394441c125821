import { expect, it } from "vitest";
import { visible, visibleJson } from "../src/showing/visible.ts";

const rows = [
  { rule: "shows an escape as its picture", text: "\u001b[31mred", shown: "␛[31mred" },
  { rule: "shows NUL, backspace, carriage return as pictures", text: "\u0000\b\r", shown: "␀␈␍" },
  { rule: "shows DEL as its picture", text: "\u007f", shown: "␡" },
  { rule: "keeps tabs and line feeds", text: "a\tb\nc", shown: "a\tb\nc" },
  { rule: "escapes C1 controls, CSI and NEL among them", text: "\u009b31m\u0085", shown: "\\u009b31m\\u0085" },
  { rule: "escapes overrides of direction", text: "a\u202eb\u202c", shown: "a\\u202eb\\u202c" },
  { rule: "escapes isolates of direction", text: "\u2066a\u2069", shown: "\\u2066a\\u2069" },
  { rule: "escapes marks of direction", text: "\u061c\u200e\u200f", shown: "\\u061c\\u200e\\u200f" },
  { rule: "escapes line and paragraph separators", text: "\u2028\u2029", shown: "\\u2028\\u2029" },
  { rule: "escapes a byte order mark", text: "\ufeff{", shown: "\\ufeff{" },
  { rule: "escapes soft hyphens", text: "a\u00adb", shown: "a\\u00adb" },
  { rule: "escapes zero width spaces", text: "a\u200bb", shown: "a\\u200bb" },
  { rule: "escapes word joiners", text: "a\u2060b", shown: "a\\u2060b" },
  { rule: "escapes invisible operators", text: "\u2061\u2064", shown: "\\u2061\\u2064" },
  {
    rule: "escapes fillers and other invisible letters",
    text: "\u3164\u115f\u180e\u034f",
    shown: "\\u3164\\u115f\\u180e\\u034f",
  },
  { rule: "escapes controls of shaping and annotation", text: "\u206a\ufff9\ufffb", shown: "\\u206a\\ufff9\\ufffb" },
  { rule: "escapes places for invisible characters to come", text: "\u2065\u{e0fff}", shown: "\\u2065\\u{e0fff}" },
  { rule: "keeps variation selectors", text: "☀\ufe0f 葛\u{e0100} ᠭ\u180b", shown: "☀\ufe0f 葛\u{e0100} ᠭ\u180b" },
  { rule: "escapes tag characters", text: "\u{e0041}\u{e007f}", shown: "\\u{e0041}\\u{e007f}" },
  { rule: "escapes half a character", text: "\ud83d-\ude00", shown: "\\ud83d-\\ude00" },
  { rule: "keeps whole characters of any script", text: "é 你好 עברית 😀", shown: "é 你好 עברית 😀" },
  { rule: "keeps the joiners of an emoji", text: "👩\u200d🚀", shown: "👩\u200d🚀" },
  { rule: "keeps the joiners of a script", text: "می\u200cخواهم", shown: "می\u200cخواهم" },
  { rule: "keeps text that spells an escape", text: "\\u001b", shown: "\\u001b" },
];

it.each(rows)("$rule", ({ text, shown }) => {
  expect(visible(text)).toBe(shown);
});

it.each(rows)("in JSON it changes no value: $rule", ({ text }) => {
  const json = visibleJson(JSON.stringify({ [text]: text }));
  expect(JSON.parse(json)).toEqual({ [text]: text });
  expect(visible(json)).toBe(json);
});

it("has in JSON an escape for each unit, and what needs none as it is", () => {
  expect(visibleJson('"\u202e \u{e0041} \u007f é 😀 \\u202e"')).toBe('"\\u202e \\udb40\\udc41 \\u007f é 😀 \\u202e"');
});

it("lets no character through that is a control for a terminal", () => {
  const all = Array.from({ length: 0x100 }, (_, code) => String.fromCharCode(code)).join("");
  const controls = visible(all).match(/\p{Control}/gu);
  expect(controls).toEqual(["\t", "\n"]);
});
