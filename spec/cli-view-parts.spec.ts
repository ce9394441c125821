import { describe, expect, it } from "vitest";
import { droppedLines } from "../src/cli/view/dropped-lines.ts";
import { chatLines, spellingLines, warningLines } from "../src/cli/view/footer.ts";
import { segmentRows } from "../src/cli/view/segment-rows.ts";
import { overSegmentLine, straddleLines } from "../src/cli/view/straddle-lines.ts";
import { tokenCells, type Cell } from "../src/cli/view/token-cells.ts";
import { tokenRows } from "../src/cli/view/token-rows.ts";
import { formatQwen3, type Chat, type Omission } from "../src/index.ts";
import type { EncodedChat } from "../src/tokens/index.ts";
import { run } from "./support/command-line.ts";
import { tokenizerFile } from "./support/tokenizer.ts";

const request = (...messages: readonly object[]): string => JSON.stringify({ messages });
const user = (content: string): { role: string; content: string } => ({ role: "user", content });
const INDENT = " ".repeat(37);

describe("the lines on what the template drops", () => {
  const unread = (path: string): Omission => ({ path, reason: "member-not-read" }) as Omission;
  const letters = (count: number): Omission[] =>
    "abcdefghijklmn"
      .split("")
      .slice(0, count)
      .map((letter) => unread(`messages[0].${letter}`));

  it.each([
    { omissions: [], lines: [] },
    {
      omissions: [
        { path: "messages[1]", reason: "unknown-role" },
        { path: "messages[2].content", reason: "content-not-text" },
      ] as Omission[],
      lines: ["messages[1]  unknown-role", "messages[2].content  content-not-text"],
    },
    { omissions: letters(1), lines: ["1 member that the template does not read: a"] },
    {
      omissions: letters(12),
      lines: ["12 members that the template does not read: a, b, c, d, e, f, g, h, i, j, k, l"],
    },
    {
      omissions: letters(14),
      lines: ["14 members that the template does not read: a, b, c, d, e, f, g, h, i, j, k, l", "and 2 more"],
    },
    { omissions: [unread("messages[0].tool_calls[0].id")], lines: ["1 member that the template does not read: id"] },
    { omissions: [unread('messages[0]["a b"].c')], lines: ["1 member that the template does not read: c"] },
    { omissions: [unread('messages[0].c["a b"]')], lines: ['1 member that the template does not read: "a b"'] },
    { omissions: [unread("messages")], lines: ["1 member that the template does not read: messages"] },
  ])("are $lines", ({ omissions, lines }) => {
    expect(droppedLines(omissions)).toBe(lines.map((line) => `  ${line}\n`).join(""));
  });
});

describe("the lines below a chat", () => {
  const spelling = (count: number): Chat => formatQwen3(Array.from({ length: count }, () => user("</think>")));

  it("count, and name what is dropped", () => {
    const chat = formatQwen3([user("a"), { role: "developer", content: "b" }]);
    const count = "5 segments, 29 characters";
    expect(chatLines(chat, undefined)).toBe(`\n${count}. Dropped by the template:\n  messages[1]  unknown-role\n`);
    expect(chatLines(formatQwen3([user("a")]), 7)).toBe(`\n7 tokens, ${count}; the template drops nothing.\n`);
  });

  it.each([
    { count: 1, more: "" },
    { count: 5, more: "" },
    { count: 6, more: "  and 1 more\n" },
  ])("name five added tokens that text spells: of $count", ({ count, more }) => {
    const places = [0, 1, 2, 3, 4].slice(0, count);
    const lines = places.map((at) => `! messages[${at}].content spells </think>: a tokenizer takes it for the token\n`);
    expect(spellingLines(spelling(count))).toBe(lines.join("") + more);
  });

  it("say each warning on a line", () => {
    const warnings = [
      { reason: "trains-nothing", messages: [], text: "" },
      { reason: "trains-nothing", messages: [], text: "" },
    ] as const;
    expect(warningLines(warnings)).toBe("! the mask trains nothing\n! the mask trains nothing\n");
  });
});

describe("rows of segments", () => {
  it("name the owner where the role is another, though no message is", () => {
    const [first] = formatQwen3([user("a")]).segments;
    const segments = ["system", "assistant", "assistant"].map((role) => ({ ...first, message: null, role }));
    const rows = segmentRows({ segments } as unknown as Chat, undefined).split("\n");
    expect(rows.map((row) => row.slice(0, 12).trim())).toEqual(["- system", "- assistant", "", ""]);
  });

  const named = (role: string): Chat => formatQwen3([{ role, content: "q" }], { template: "qwen3-coder" });
  it.each([
    { role: "x\n2 assistant    turn-start", shown: "0 x↵2·assistant····turn-start" },
    { role: "\ta\u202eb\u200bc\u001b", shown: "0 ⇥a\\u202eb\\u200bc␛" },
    { role: "a".repeat(32), shown: `0 ${"a".repeat(32)}` },
    { role: "a".repeat(33), shown: `0 ${"a".repeat(31)}…` },
    { role: "😀".repeat(40), shown: `0 ${"😀".repeat(31)}…` },
  ])("say a role in one line, whatever it is: $shown", ({ role, shown }) => {
    const [row = ""] = segmentRows(named(role), undefined).split("\n");
    expect(row).toBe(`${shown.padEnd(14)} turn-start            <|im_start|>`);
    const ids = [1, 2, 3, 4];
    const encoded = { inputIds: ids, segment: [0], start: [0], end: [1], weights: ids, straddles: [] };
    expect(tokenCells(named(role), encoded as unknown as EncodedChat, false)[0]?.owner).toBe(shown);
  });

  it("have the weight before the first line of a text alone", () => {
    const { segments } = formatQwen3([user("a\nb")]);
    const rows = segmentRows({ segments } as unknown as Chat, [0, 0, 0.5, 0, 0]).split("\n");
    expect(rows[2]).toBe("               content               0.5 ┃ a↵");
    expect(rows[3]).toBe(`${INDENT}    ┃ b`);
    expect(rows[4]).toBe("               turn-end                    <|im_end|>");
  });

  it.each([
    { columns: "67", args: [], text: "x".repeat(41), rows: ["x".repeat(30), "x".repeat(11)] },
    { columns: "67", args: [], text: `${"x".repeat(29)}\n`, rows: [`${"x".repeat(29)}↵`] },
    { columns: "67", args: [], text: `${"x".repeat(30)}\n`, rows: ["x".repeat(29), "x↵"] },
    { columns: "69", args: ["--mask", "roles:system"], text: "x".repeat(31), rows: ["  " + "x".repeat(30), "  x"] },
    { columns: "30", args: [], text: "x".repeat(21), rows: ["x".repeat(20), "x"] },
    { columns: "67", args: [], text: "e\u0301".repeat(31), rows: ["e\u0301".repeat(30), "e\u0301"] },
    { columns: "67", args: [], text: "\u212b\t\uf900", rows: ["\u212b\t\uf900"] },
    { columns: "67", args: [], text: `${"x".repeat(22)}\ty`, rows: [`${"x".repeat(22)}\t`, "y"] },
    { columns: "67", args: [], text: `${"x".repeat(29)} y`, rows: [`${"x".repeat(29)} `, "y"] },
    { columns: "67", args: [], text: `x ${"y".repeat(30)} z`, rows: ["x ", "y".repeat(30), " z"] },
    { columns: "67", args: [], text: `x ${"y".repeat(31)}`, rows: [`x ${"y".repeat(28)}`, "yyy"] },
    { columns: "", args: [], text: "x ".repeat(200), rows: ["x ".repeat(200)] },
  ])("are as wide as the terminal, $columns: $rows", ({ columns, args, text, rows }) => {
    const env = columns === "" ? {} : { COLUMNS: columns };
    const { stdout } = run(["view", ...args], { input: request(user(text)), env });
    expect(stdout).toContain(`content               ${rows.join(`\n${INDENT}`)}\n               turn-end`);
  });
});

describe("colours", () => {
  const [MAGENTA, GREEN, BOLD] = ["\u001b[35m", "\u001b[32m", "\u001b[1m"];
  const plain = "\u001b[39m";
  const trained = (text: string): string => `${BOLD}${GREEN}${text}${plain}\u001b[22m`;
  const coloured = (...args: readonly string[]): string =>
    run(["view", ...args], { input: request(user("Hi")), env: { FORCE_COLOR: "1", QWEN3_TOKENIZER: tokenizerFile } })
      .stdout;

  it("tell the kinds of segments without a mask", () => {
    expect(coloured()).toContain(`${MAGENTA}<|im_start|>${plain}\n`);
    expect(coloured()).toMatch(/content {15}Hi\n/);
    expect(coloured("--tokens")).toContain(`${MAGENTA}<|im_start|>${plain} `);
  });

  it("tell what is trained with a mask", () => {
    const mask = ["--mask", "roles:user"];
    expect(coloured(...mask)).toMatch(/ {2}<\|im_start\|>\n/);
    expect(coloured(...mask)).toContain(`┃${plain} ${trained("Hi")}\n`);
    expect(coloured(...mask, "--tokens")).toMatch(/ <\|im_start\|> user/);
    expect(coloured(...mask, "--tokens")).toContain(trained("Hi"));
  });

  it("colour nothing that is not there", () => {
    expect(coloured("--mask", "roles:user", "--tokens")).not.toContain(`\u001b[33m${plain}`);
  });
});

describe("tokens over a mask border", () => {
  const straddles = (count: number): EncodedChat =>
    ({
      message: [null, 1],
      straddles: Array.from({ length: count }, (_, index) => ({
        token: index === 0 ? 0 : 1,
        id: 7,
        parts: [
          { text: " \n", weight: 0 },
          { text: "a", weight: 1 },
          { text: "b", weight: 0.255 },
        ],
      })),
    }) as unknown as EncodedChat;
  const line = (owner: string): string => `    ${owner}  7  ·↵ untrained, a trained, b 0.26\n`;
  const head = (rule: string): string => `▲ over a mask border; trained if ${rule}:\n`;

  it.each([
    { rule: "any", says: "any character is (--straddle any)" },
    { rule: "first", says: "the first character is (--straddle first)" },
    { rule: "all", says: "all characters are (--straddle all)" },
  ] as const)("are told with the rule: $rule", ({ rule, says }) => {
    expect(straddleLines(straddles(2), rule)).toBe(head(says) + line("-") + line("messages[1]"));
  });

  it.each([
    { count: 0, shown: 0, more: "" },
    { count: 12, shown: 12, more: "" },
    { count: 14, shown: 12, more: "    and 2 more\n" },
  ])("are told twelve times at most: of $count", ({ count, shown, more }) => {
    const lines = Array.from({ length: shown }, (_, index) => line(index === 0 ? "-" : "messages[1]"));
    const all = lines.length === 0 ? "" : head("any character is (--straddle any)") + lines.join("");
    expect(straddleLines(straddles(count), "any")).toBe(all + more);
  });
});

/** A token of its text, as wide as that, with this more to it. */
function cell(text: string, more: Partial<Cell> = {}): Cell {
  const columns = Math.max(text.length, 1);
  return { owner: "0 user", text, id: "1", columns, colour: String, weight: 0, mark: "", endsLine: false, ...more };
}

describe("tokens over a border of segments", () => {
  it.each([
    { marks: ["", "▲", "0.5"], line: "" },
    { marks: ["△"], line: "△ over a border of segments: 1 token\n" },
    { marks: ["△", "△0.5", "▲"], line: "△ over a border of segments: 2 tokens\n" },
  ])("are counted: $marks", ({ marks, line }) => {
    expect(overSegmentLine(marks.map((mark) => cell("a", { mark })))).toBe(line);
  });
});

describe("rows of tokens", () => {
  const rowsOf = (...cells: readonly Cell[]): string[] => tokenRows(cells).split("\n").slice(0, -1);
  const MARGIN = " ".repeat(15);
  const OWNER = "0 user         ";

  it.each([
    { what: "a row of 65 columns", widths: [32, 32], rows: 1 },
    { what: "a row of more", widths: [32, 33], rows: 2 },
    { what: "a token that is wider", widths: [70, 1], rows: 2 },
  ])("are as wide as the terminal: $what", ({ widths, rows }) => {
    expect(rowsOf(...widths.map((columns) => cell("x".repeat(columns)))).length).toBe(2 * rows);
  });

  it("begin anew with each line of the prompt and each message", () => {
    const cells = [cell("ab", { endsLine: true }), cell("c"), cell("d", { owner: "1 assistant" })];
    expect(rowsOf(...cells)).toEqual([
      `${OWNER}ab`,
      `${MARGIN}1`,
      `${MARGIN}c`,
      `${MARGIN}1`,
      "",
      "1 assistant    d",
      `${MARGIN}1`,
    ]);
  });

  it.each([
    { what: "nothing", cells: [cell("ab"), cell("cd")], marks: undefined },
    { what: "the first", cells: [cell("ab", { weight: 1 }), cell("cd")], marks: "━━" },
    { what: "the last", cells: [cell("ab"), cell("cd", { weight: 1 })], marks: "   ━━" },
    { what: "both", cells: [cell("ab", { weight: 1 }), cell("cd", { weight: 0.5 })], marks: "━━━━━" },
    {
      what: "two of three",
      cells: [cell("ab", { weight: 1 }), cell("cd"), cell("ef", { weight: 1 })],
      marks: "━━    ━━",
    },
    { what: "a border", cells: [cell("abc", { mark: "△" }), cell("cd")], marks: "△" },
    { what: "a trained border", cells: [cell("abc", { mark: "▲", weight: 1 }), cell("cd")], marks: "▲━━" },
  ])("have a bar below what is trained: $what", ({ cells, marks }) => {
    expect(rowsOf(...cells)[2]).toBe(marks && MARGIN + marks);
  });
});

describe("a token", () => {
  const chat = formatQwen3([user("a")], { addGenerationPrompt: true });
  const encoded = (weights: readonly number[], straddles: readonly object[] = []): EncodedChat => {
    const segments = [0, 1, 2, 5];
    const [start, end] = [segments, segments].map((list, side) =>
      list.map((at) => chat.segments[at]?.[side === 0 ? "start" : "end"] ?? 0),
    );
    return { inputIds: [1, 2, 3, 4], segment: segments, start, end, weights, straddles } as unknown as EncodedChat;
  };

  it("is its message's, or the template's own", () => {
    const owners = tokenCells(chat, encoded([0, 0, 0, 0]), false).map(({ owner }) => owner);
    expect(owners).toEqual(["0 user", "0 user", "0 user", "- assistant"]);
  });

  it.each([
    { weights: [0, 1, 1, 0], marks: ["", "", "", ""] },
    { weights: [0, 0.5, 0.5, 0], marks: ["", "0.5", "", ""] },
    { weights: [0.5, 0, 1, 0.333], marks: ["0.5", "", "1", "0.33"] },
  ])("has its weight where that is a new one: $weights", ({ weights, marks }) => {
    expect(tokenCells(chat, encoded(weights), true).map(({ mark }) => mark)).toEqual(marks);
  });
});
