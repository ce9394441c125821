import { describe, expect, it } from "vitest";
import type { Message, Segment, SegmentKind } from "../src/index.ts";
import { forEveryChat, formatted } from "./support/chats.ts";

const textOf = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join("");

describe("for every chat", () => {
  it("segments tile the text", () => {
    forEveryChat((chat) => {
      expect(chat.segments.map(({ start, end }) => chat.text.slice(start, end))).toEqual(
        chat.segments.map(({ text }) => text),
      );
    });
  });

  it("formatting twice is equal", () => {
    forEveryChat((chat, request) => expect(formatted(request)).toEqual(chat));
  });

  it("messages are never mutated", () => {
    forEveryChat((chat, request) => expect(formatted(deepFrozen(request))?.text).toBe(chat.text));
  });

  it("generated text is exactly what lies after an assistant header, up to and including its <|im_end|>; a generation prompt is none", () => {
    forEveryChat(({ segments }) => {
      let isOpen = false;
      for (const [index, segment] of segments.entries()) {
        expect(segment.generated).toBe(isOpen);
        if (isAssistantHeader(segments, index) && segment.message !== null) isOpen = true;
        if (segment.kind === "turn-end") isOpen = false;
      }
    });
  });

  it("content never appears outside its segment: caller text has a source, template text has none", () => {
    forEveryChat(({ segments }) => {
      for (const { text, source, kind } of segments) {
        if (source === null) expect(TEMPLATE_WORDS.test(text) || INSTRUCTIONS.has(kind)).toBe(true);
        else expect(CALLER_KINDS.has(kind) || text === PLACEHOLDERS[kind]).toBe(true);
      }
    });
  });

  it("an added token that the template writes is a segment of its own", () => {
    forEveryChat(({ segments }) => {
      const withToken = segments.filter(({ text, source }) => source === null && ADDED_TOKEN.test(text));
      expect(withToken.filter(({ text }) => !WHOLE_ADDED_TOKEN.test(text))).toEqual([]);
    });
  });

  it("a message's segments stand together, in the order of the messages", () => {
    forEveryChat(({ segments }) => {
      const indices = segments.map(({ message }) => message).filter((message) => message !== null);
      expect(indices).toEqual(indices.toSorted((a, b) => a - b));
    });
  });

  it("adding a generation prompt only appends", () => {
    forEveryChat((chat, request) => {
      if (request.continue_final_message) return;
      const without = formatted({ ...request, add_generation_prompt: false });
      const withPrompt = formatted({ ...request, add_generation_prompt: true });
      expect(withPrompt?.text.startsWith(without?.text ?? "?")).toBe(true);
      expect(textOf(withPrompt?.segments.slice(without?.segments.length) ?? [])).toMatch(
        /^<\|im_start\|>assistant\n(<think>\n(\n<\/think>\n\n)?)?$/,
      );
      expect(chat.text).toBe(request.add_generation_prompt === true ? withPrompt?.text : without?.text);
    });
  });

  it("the content of a message is in its segments, or an omission says why not", () => {
    forEveryChat(({ segments, omissions }, { messages, continue_final_message }) => {
      if (continue_final_message) return; // the prompt ends somewhere in the last message
      for (const [index, { content }] of messages.entries()) {
        if (typeof content !== "string" || content.includes("ONTINUE_FINAL_MESSAGE_TAG")) continue;
        const path = `messages[${index}]`;
        if (omissions.some((omission) => omission.path === path || omission.path === `${path}.content`)) continue;
        const written = segments.filter(({ source }) => source === `${path}.content`);
        expect(withoutThinkMarkup(textOf(written))).toBe(withoutThinkMarkup(content));
      }
    });
  });

  it("so are the reasoning of an assistant and the names and argument strings of its calls", () => {
    let checked = 0;
    forEveryChat((chat, request) => {
      const omitted = new Set(chat.omissions.map(({ path }) => path));
      for (const [index, message] of request.messages.entries()) {
        if (message.role !== "assistant") continue;
        for (const [path, text] of textsOf(message, `messages[${index}]`)) {
          if (omitted.has(path) || text.includes("ONTINUE_FINAL_MESSAGE_TAG")) continue;
          checked++;
          expect(textOf(chat.segments.filter(({ source }) => source === path))).toBe(text);
        }
      }
    });
    expect(checked).toBeGreaterThan(100);
  });
});

/** Path and text of what an assistant message holds besides its content. */
function textsOf(message: Message, path: string): [string, string][] {
  const texts: [string, unknown][] = [[`${path}.reasoning_content`, message.reasoning_content]];
  for (const [index, call] of (message.tool_calls ?? []).entries()) {
    const inside = "function" in call && Object(call.function).name !== undefined ? call.function : undefined;
    const at = `${path}.tool_calls[${index}]${inside === undefined ? "" : ".function"}`;
    const { name, arguments: given } = (inside ?? call) as { name: unknown; arguments: unknown };
    texts.push([`${at}.name`, name], [`${at}.arguments`, given]);
  }
  return texts.filter((entry): entry is [string, string] => typeof entry[1] === "string");
}

function isAssistantHeader(segments: readonly Segment[], index: number): boolean {
  return segments[index]?.kind === "turn-role" && segments[index].text === "assistant\n";
}

/** Markup, roles, line breaks, calls in JSON and in XML, numbers of images. */
const TEMPLATE_WORDS = new RegExp(
  [
    "^(?:<\\|(?:im|vision)_(?:start|end)\\|>|\\n|\\n\\n",
    "(?:system|user|assistant)\\n?", // without its line break where an empty message is continued
    "</?(?:think|tool_call|tool_response)>",
    '\\n{"name": "|", "arguments": |}\\n',
    "\\n<function=|<parameter=|>\\n|\\n</parameter>\\n|</function>\\n",
    "(?:Picture|Video) \\d+: )$",
  ].join("|"),
);
const INSTRUCTIONS = new Set<SegmentKind>(["tools-instructions", "effort-instructions"]);

const CALLER_KINDS = new Set<SegmentKind>([
  ...(["content", "reasoning", "tool-response", "tool-definition", "turn-role"] as const),
  ...(["tool-call-name", "tool-call-parameter", "tool-call-arguments"] as const),
]);
const PLACEHOLDERS: Partial<Record<SegmentKind, string>> = {
  "image-pad": "<|image_pad|>",
  "video-pad": "<|video_pad|>",
};

const ADDED_TOKEN = /<\|\w+\|>|<\/?(?:think|tool_call|tool_response)>/;
const WHOLE_ADDED_TOKEN = new RegExp(`^(?:${ADDED_TOKEN.source})$`);

/** A shown block gets tags and line breaks of the template's own. */
function withoutThinkMarkup(text: string): string {
  return text.replace(/<\/?think>|\n/g, "");
}

function deepFrozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const member of value instanceof Map ? value.values() : Object.values(value)) deepFrozen(member);
  return Object.freeze(value);
}
