import { openTokenizers } from "../../spec/support/tokenizer.ts";
import { formatQwen3, type Chat, type Message } from "../../src/index.ts";

const spelled = [...openTokenizers().added.keys(), "</s>", "[PAD151670]"];

/** What engines and tokenizers have been seen to disagree on, or to mistake for special tokens. */
export const hardTexts: readonly string[] = [
  // Decomposed, reordered, singletons, exclusions.
  ...["cafe\u0301", "Tie\u0302\u0301ng Vie\u0323\u0302t", "\u1112\u1161\u11ab\u1100\u1173\u11af", "a\u0302\u0323"],
  ...[
    "\u212b",
    "\u2126",
    "I'\u212aLL",
    "\u0958",
    "\uf900",
    "\u0344",
    "\u2adc",
    "\u{1d15e}",
    ">\u0338",
    "<think>\u0338",
  ],
  // Half surrogate pairs, control characters, blanks.
  ...["\ud800", "\udc00\ud800", "\ud83d", "a\ud800b", "\u0000", "\u0085", "\u2028", "\r\n\r\n", " ".repeat(300)],
  ...["\n".repeat(300), "\nfoo", "  \nfoo", "\t\n ", "👩‍👩‍👧", "👍🏽", "\u{20000}", "½ ² Ⅳ ٣", "'ſ"],
  // Special tokens: alone, glued to themselves and to others, within words, nearly.
  ...spelled.flatMap((token) => [token, token + token, `a${token}b`, ` ${token} `, `\n${token}\n`, `>${token}>`]),
  ...spelled.flatMap((token, index) => [
    token + (spelled[index + 1] ?? ""),
    `é${token}é`,
    `7${token}7`,
    `'s${token}'s`,
  ]),
  ...spelled.flatMap((token) => [token.slice(0, -1), token.toUpperCase(), `${token.slice(0, 3)}${token}`]),
  spelled.join(""),
  spelled.join(" "),
  "<tts_pad><think><|audio_start|><think></s><think>",
  "</s>日本</think>日本</s></think>日本",
];

/** The text in every place of a chat that a template prints. */
export function chatAround(text: string): Chat {
  const parameters = { type: "object", properties: { a: { description: text } } };
  const messages: Message[] = [
    { role: "system", content: text },
    { role: "user", content: text },
    { role: "assistant", content: text, tool_calls: [{ name: text, arguments: { a: text } }] },
    { role: "tool", content: text },
    { role: "assistant", content: text, reasoning_content: text },
  ];
  return formatQwen3(messages, { tools: [{ type: "function", function: { name: "f", parameters } }] });
}
