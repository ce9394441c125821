import { describe, expect, it } from "vitest";
import {
  allAssistant,
  and,
  answerOnly,
  everything,
  finalAssistant,
  generationPrompt,
  lastTurn,
  maskSpans,
  messagesAt,
  messageWeights,
  not,
  or,
  parseJson,
  reasoningOnly,
  roles,
  sampled,
  toolCallsOnly,
  type Chat,
  type MaskPolicy,
  type Message,
} from "../src/index.ts";
import { forEveryChat, formattedUntil } from "./support/chats.ts";
import { render } from "./support/render.ts";

const user = (content: string): Message => ({ role: "user", content });
const assistant = (content: string, more: Partial<Message> = {}): Message => ({ role: "assistant", content, ...more });
const call = { name: "f", arguments: "{}" };

/** The trained text, spans apart. */
function trained(chat: Chat, policy: MaskPolicy): string[] {
  return maskSpans(chat, policy).map(({ start, end }) => chat.text.slice(start, end));
}

describe("presets", () => {
  const talk = [user("q0"), assistant("a1"), user("q2"), assistant("a3", { reasoning_content: "r3" })];
  const agent = [
    { role: "system", content: "s0" },
    user("q1"),
    assistant("", { reasoning_content: "r2", tool_calls: [call] }),
    { role: "tool", content: "t3" },
    assistant("a4", { reasoning_content: "r4" }),
  ];
  const CALL = '<tool_call>\n{"name": "f", "arguments": {}}\n</tool_call>';
  const rows: [name: string, policy: MaskPolicy, talk: string[], agent: string[]][] = [
    [
      "allAssistant: each turn from after its header to the line break after <|im_end|>",
      allAssistant,
      ["a1<|im_end|>\n", "<think>\nr3\n</think>\n\na3<|im_end|>\n"],
      [`<think>\nr2\n</think>\n\n${CALL}<|im_end|>\n`, "<think>\nr4\n</think>\n\na4<|im_end|>\n"],
    ],
    [
      "finalAssistant: the last assistant message",
      finalAssistant,
      ["<think>\nr3\n</think>\n\na3<|im_end|>\n"],
      ["<think>\nr4\n</think>\n\na4<|im_end|>\n"],
    ],
    [
      "lastTurn: the assistant messages after the last query",
      lastTurn,
      ["<think>\nr3\n</think>\n\na3<|im_end|>\n"],
      [`<think>\nr2\n</think>\n\n${CALL}<|im_end|>\n`, "<think>\nr4\n</think>\n\na4<|im_end|>\n"],
    ],
    [
      "sampled: up to and including <|im_end|>",
      sampled,
      ["a1<|im_end|>", "<think>\nr3\n</think>\n\na3<|im_end|>"],
      [`<think>\nr2\n</think>\n\n${CALL}<|im_end|>`, "<think>\nr4\n</think>\n\na4<|im_end|>"],
    ],
    ["answerOnly: content and the <|im_end|> after it", answerOnly, ["a1<|im_end|>", "a3<|im_end|>"], ["a4<|im_end|>"]],
    [
      "reasoningOnly: think blocks with their tags",
      reasoningOnly,
      ["<think>\nr3\n</think>\n\n"],
      ["<think>\nr2\n</think>\n\n", "<think>\nr4\n</think>\n\n"],
    ],
    ["toolCallsOnly: calls and the <|im_end|> after the last", toolCallsOnly, [], [`${CALL}<|im_end|>`]],
    ["roles: of user", roles(["user"]), ["q0<|im_end|>\n", "q2<|im_end|>\n"], ["q1<|im_end|>\n"]],
    [
      "roles: of system and tool",
      roles(["system", "tool"]),
      [],
      ["s0<|im_end|>\n", "<tool_response>\nt3\n</tool_response><|im_end|>\n"],
    ],
    ["messagesAt: counted from 0", messagesAt([0]), ["q0<|im_end|>\n"], ["s0<|im_end|>\n"]],
    [
      "messagesAt: the turns of these messages",
      messagesAt([1, 4]),
      ["a1<|im_end|>\n"],
      ["q1<|im_end|>\n", "<think>\nr4\n</think>\n\na4<|im_end|>\n"],
    ],
    ["everything: all of it", everything, [render(talk).text], [render(agent).text]],
  ];

  it.each(rows)("%s", (_name, policy, ofTalk, ofAgent) => {
    expect(trained(render(talk), policy)).toEqual(ofTalk);
    expect(trained(render(agent), policy)).toEqual(ofAgent);
  });

  it("finalAssistant trains the last assistant message even where others follow", () => {
    expect(trained(render([...talk, user("q4")]), finalAssistant)).toEqual(["a3<|im_end|>\n"]);
    expect(trained(render([...talk, user("q4")]), lastTurn)).toEqual([]);
    expect(trained(render([...talk, user("q4")], { addGenerationPrompt: true }), finalAssistant)).toEqual([
      "a3<|im_end|>\n",
    ]);
  });

  it("lastTurn does not take a user message for a query that is a tool response in its tags", () => {
    const response = user("<tool_response>\nt\n</tool_response>");
    expect(trained(render([user("q"), assistant("a"), response, assistant("b")]), lastTurn)).toHaveLength(2);
    // Nor where it ends a chat without any query.
    expect(trained(render([assistant("a"), response]), lastTurn)).toHaveLength(1);
  });

  it("content before a call and the line break of the call are apart", () => {
    const chat = render([user("q"), assistant("a", { tool_calls: [call, call] })]);
    expect(trained(chat, toolCallsOnly)).toEqual([`\n${CALL}\n${CALL}<|im_end|>`]);
    expect(trained(chat, answerOnly)).toEqual(["a"]);
  });

  it("roles gives the tool block to the system, a generation prompt to nobody", () => {
    const chat = render([user("q")], { tools: [{ a: 1 }], addGenerationPrompt: true, enableThinking: false });
    expect(trained(chat, roles(["system"]))[0]).toMatch(/^# Tools[^]*<\|im_end\|>\n$/);
    expect(trained(chat, roles(["assistant"]))).toEqual([]);
    expect(trained(chat, allAssistant)).toEqual([]);
  });
});

describe("an empty think block", () => {
  const messages = [user("q"), assistant("a")];
  const BLOCK = "<think>\n\n</think>\n\n";
  const rows: [string, MaskPolicy, kept: boolean, keptWithThinkingOff: boolean][] = [
    ["allAssistant", allAssistant, true, true],
    ["finalAssistant", finalAssistant, true, true],
    ["lastTurn", lastTurn, true, true],
    ["sampled", sampled, true, false],
    ["answerOnly", answerOnly, false, false],
    ["reasoningOnly", reasoningOnly, false, false],
    ["toolCallsOnly", toolCallsOnly, false, false],
    ["messagesAt", messagesAt([1]), true, true],
  ];

  it.each(rows)("%s: trained %s, with enableThinking false %s", (_name, policy, kept, keptWithThinkingOff) => {
    const isKept = (chat: Chat): boolean => trained(chat, policy).join("").includes(BLOCK);
    expect(isKept(render(messages))).toBe(kept);
    expect(isKept(render(messages, { enableThinking: true }))).toBe(kept);
    expect(isKept(render(messages, { enableThinking: false }))).toBe(keptWithThinkingOff);
  });

  it("sampled keeps a block that the caller has spelled", () => {
    const spelled = assistant(BLOCK, { reasoning_content: "" });
    const chat = render([user("q"), spelled, user("q"), assistant("a")], { enableThinking: false });
    expect(trained(chat, sampled)).toEqual([`${BLOCK}<|im_end|>`, "a<|im_end|>"]);
  });

  it("sampled keeps what is behind a generation prompt that the caller has spelled", () => {
    const spelled = "<|im_start|>assistant";
    const inReasoning = render([user("q"), assistant("x", { reasoning_content: spelled })]);
    expect(trained(inReasoning, sampled)).toEqual([`<think>\n${spelled}\n</think>\n\nx<|im_end|>`]);
    const inCall = render([user("q"), assistant(spelled, { tool_calls: [{ ...call, name: spelled }] })], {
      template: "qwen3-instruct-2507",
    });
    expect(trained(inCall, sampled)).toEqual([
      `${spelled}\n<tool_call>\n{"name": "${spelled}", "arguments": {}}\n</tool_call><|im_end|>`,
    ]);
  });

  it("sampled keeps a filled block under enableThinking: false, which the generation prompt does not hold", () => {
    const chat = render([user("q"), assistant("a", { reasoning_content: "r" })], { enableThinking: false });
    expect(trained(chat, sampled)).toEqual(["<think>\nr\n</think>\n\na<|im_end|>"]);
  });
});

describe("allAssistant", () => {
  it("is roles of assistant", () => {
    forEveryChat((chat) => expect(maskSpans(chat, allAssistant)).toEqual(maskSpans(chat, roles(["assistant"]))));
  });
});

describe("for every chat", () => {
  it("answers, reasoning and calls share out what the model writes, but for empty think blocks and images", () => {
    forEveryChat((chat) => {
      const count = (policy: MaskPolicy): number => chat.segments.filter((segment) => policy(segment, chat)).length;
      const parts = [answerOnly, reasoningOnly, toolCallsOnly];
      const left = chat.segments.filter(
        (segment) => segment.generated && !parts.some((policy) => policy(segment, chat)),
      );
      expect(count(or(...parts))).toBe(parts.reduce((sum, policy) => sum + count(policy), 0));
      const leftText = left.filter(({ kind }) => !/^vision-|-pad$/.test(kind)).map(({ text }) => text);
      expect(leftText.join("")).toMatch(/^(<think>\n?\n?(<\/think>(\n\n)?)?)*$/);
    });
  });

  it("sampled begins in the final turn where the prompt of that turn ends", () => {
    let checked = 0;
    forEveryChat((chat, request) => {
      const last = request.messages.length - 1;
      if (request.messages[last]?.role !== "assistant" || request.continue_final_message) return;
      const prompt = formattedUntil(request, last, true)?.text;
      if (prompt === undefined || !chat.text.startsWith(prompt)) return;
      // Content that itself spells the block is the caller's.
      if (chat.segments.some(({ message, source, start }) => message === last && source && start < prompt.length))
        return;
      const first = maskSpans(chat, and(sampled, messagesAt([last])))[0];
      expect(first?.start).toBe(prompt.length);
      checked++;
    }, 1500);
    expect(checked).toBeGreaterThan(20);
  });

  it("the generation prompt is what addGenerationPrompt adds", () => {
    forEveryChat((chat, request) => {
      if (request.continue_final_message) return;
      const count = request.messages.length;
      const [without, withPrompt] = [formattedUntil(request, count), formattedUntil(request, count, true)];
      expect(withPrompt?.text).toBe((without?.text ?? "?") + generationPrompt(chat));
    });
  });

  it("not of or is and of nots", () => {
    forEveryChat((chat) => {
      const half: MaskPolicy = (segment) => (segment.role === "user" ? 0.25 : 0.5);
      expect(maskSpans(chat, not(or(half, sampled, everything)))).toEqual([]);
      expect(maskSpans(chat, not(or(half, sampled)))).toEqual(maskSpans(chat, and(not(half), not(sampled))));
    });
  });

  it("spans are in order, do not touch with one weight, and cover the trained segments", () => {
    forEveryChat((chat) => {
      const weight: MaskPolicy = ({ kind }) => (kind === "content" ? 0.5 : kind === "turn-end");
      const spans = maskSpans(chat, weight);
      for (const [index, { start, end, weight: own }] of spans.entries()) {
        const next = spans[index + 1];
        expect(start < end && own > 0 && own <= 1).toBe(true);
        expect(next === undefined || end < next.start || (end === next.start && own !== next.weight)).toBe(true);
      }
      const covered = chat.segments.filter((segment) => Number(weight(segment, chat)) > 0);
      const length = spans.reduce((sum, { start, end }) => sum + end - start, 0);
      expect(length).toBe(covered.reduce((sum, { text }) => sum + text.length, 0));
    });
  });
});

describe("weights", () => {
  it("are merged where they are equal", () => {
    const chat = render([user("q"), assistant("a", { reasoning_content: "r" })]);
    const policy: MaskPolicy = (segment, of) => (reasoningOnly(segment, of) ? 0.3 : sampled(segment, of));
    expect(maskSpans(chat, policy).map(({ start, end, weight }) => [chat.text.slice(start, end), weight])).toEqual([
      ["<think>\nr\n</think>\n\n", 0.3],
      ["a<|im_end|>", 1],
    ]);
  });

  const bad: [unknown, string][] = [
    [2, "got 2"],
    [-0.5, "got -0.5"],
    [NaN, "got NaN"],
    ["yes", 'got "yes"'],
    [undefined, "got undefined"],
    [null, "got null"],
  ];
  it.each(bad)("refuse %s", (weight, message) => {
    expect(() => maskSpans(render([user("q")]), () => weight as number)).toThrow(
      `mask: expected a boolean or a number from 0 to 1 for a turn-start segment, ${message}`,
    );
  });

  it("are refused inside combinations too", () => {
    const chat = render([user("q")]);
    const combined = [and(() => 2), or(() => -1), not(() => null as never), messageWeights([user("q")], () => NaN)];
    for (const policy of combined)
      expect(() => maskSpans(chat, policy)).toThrow("mask: expected a boolean or a number");
  });

  it("refuse what is no policy", () => {
    expect(() => maskSpans(render([user("q")]), "all-assistant" as never)).toThrow(
      'mask: expected a function of a segment, got "all-assistant"',
    );
    expect(() => roles("user" as never)).toThrow('roles: expected a list, got "user"');
    expect(() => roles([5] as never)).toThrow("roles[0]: expected a string, got 5");
    expect(() => messagesAt(["1"] as never)).toThrow('messages[0]: expected an index, got "1"');
    expect(() => messagesAt([-1])).toThrow("messages[0]: expected an index, got -1");
    expect(() => and(allAssistant, "sampled" as never)).toThrow(
      'mask: expected a function of a segment, got "sampled"',
    );
    expect(() => messagesAt(3 as never)).toThrow("messages: expected a list, got 3");
  });

  it.each<[unknown, string]>([
    [[user("q")], "a list"],
    [null, "null"],
    [undefined, "undefined"],
    ["<|im_start|>", '"<|im_start|>"'],
  ])("refuse %j, which is no chat", (chat, got) => {
    expect(() => maskSpans(chat as never, sampled)).toThrow(`chat: expected what formatQwen3 returned, got ${got}`);
    expect(() => generationPrompt(chat as never)).toThrow(
      `chat: expected what formatQwen3 returned, not a copy, got ${got}`,
    );
  });
});

describe("messageWeights", () => {
  const weightOf = (more: object, policy?: MaskPolicy): number => {
    const messages = [user("q"), { ...assistant("a"), ...more }];
    return maskSpans(render(messages), messageWeights(messages, policy))[0]?.weight ?? 0;
  };
  const rows: [string, object, number][] = [
    ["neither", {}, 1],
    ["weight 0", { weight: 0 }, 0],
    ["weight 1", { weight: 1 }, 1],
    ["weight 0.25", { weight: 0.25 }, 0.25],
    ["weight null", { weight: null }, 1],
    ["a float of parseJson", parseJson('{"weight": 1.0}') as object, 1],
    ["train true", { train: true }, 1],
    ["train false", { train: false }, 0],
    ["train null", { train: null }, 1],
    ["train false and weight 1", { train: false, weight: 1 }, 0],
    ["train true and weight 0.5", { train: true, weight: 0.5 }, 0.5],
  ];
  it.each(rows)("%s", (_name, more, weight) => expect(weightOf(more)).toBe(weight));

  it("multiplies what another policy gives", () => {
    expect(weightOf({ weight: 0.5 }, () => 0.5)).toBe(0.5); // the first span is the user's
    expect(weightOf({ weight: 0.5 }, (segment) => (segment.role === "assistant" ? 0.5 : 0))).toBe(0.25);
  });

  it("leaves the template's own text as the policy has it", () => {
    const messages = [user("q"), { ...assistant("a"), weight: 0 }];
    const chat = render(messages, { tools: [{ a: 1 }] });
    const ofTemplate: MaskPolicy = ({ message }) => message === null;
    expect(maskSpans(chat, messageWeights(messages, ofTemplate))).toEqual(maskSpans(chat, ofTemplate));
  });

  it("reads messages that are Maps", () => {
    const messages = [user("q"), new Map<string, unknown>([...Object.entries(assistant("a")), ["train", false]])];
    expect(maskSpans(render(messages as never), messageWeights(messages as never))).toEqual([]);
  });

  const bad: [object, string][] = [
    [{ weight: 2 }, "messages[1].weight: expected a number from 0 to 1 or null, got 2"],
    [{ weight: -0.5 }, "messages[1].weight: expected a number from 0 to 1 or null, got -0.5"],
    [{ weight: "1" }, 'messages[1].weight: expected a number from 0 to 1 or null, got "1"'],
    [{ train: 1 }, "messages[1].train: expected a boolean or null, got 1"],
  ];
  it.each(bad)("refuses %j", (more, message) => expect(() => weightOf(more)).toThrow(message));

  it("refuses what is no list of messages", () => {
    expect(() => messageWeights({} as never)).toThrow("messages: expected a list, got an object");
    expect(() => messageWeights([5] as never)).toThrow("messages[0]: expected an object, got 5");
  });

  it("does not look at what a message inherits", () => {
    const message = Object.assign(Object.create({ train: false }) as Message, assistant("a"));
    expect(maskSpans(render([user("q"), message]), messageWeights([user("q"), message]))).toHaveLength(1);
  });
});
