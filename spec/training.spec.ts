import { describe, expect, it } from "vitest";
import {
  allAssistant,
  answerOnly,
  everything,
  finalAssistant,
  maskSpans,
  maskWarnings,
  reasoningOnly,
  rewrittenTurns,
  roles,
  sampled,
  splitForTraining,
  type FormatOptions,
  type MaskPolicy,
  type Message,
  type TrainingExample,
} from "../src/index.ts";
import { forEveryChat, formattedUntil, type Request } from "./support/chats.ts";
import { render, tiled } from "./support/render.ts";

const user: Message = { role: "user", content: "q" };
const tool: Message = { role: "tool", content: "t" };
const says: Message = { role: "assistant", content: "a" };
const thinks: Message = { role: "assistant", content: "a", reasoning_content: "r" };
const calls: Message = { role: "assistant", content: "", tool_calls: [{ name: "f", arguments: "{}" }] };
const thinksAndCalls: Message = { ...calls, reasoning_content: "r" };

describe("rewrittenTurns", () => {
  const rows: [string, Message[], number[]][] = [
    ["a final turn is as it was", [user, thinks], []],
    ["reasoning in history is gone", [user, thinks, user, thinks], [1]],
    ["so is the empty think block that stood there when the turn was the last", [user, says, user, says], [1]],
    ["after the last query reasoning stays", [user, thinksAndCalls, tool, thinksAndCalls, tool, thinks], []],
    ["but an empty block goes, and all later prompts of the turn held it", [user, calls, tool, thinks], [1]],
    ["no reasoning and no query: nothing to rewrite", [{ role: "system", content: "s" }, says, says], []],
    ["a turn in history is rewritten whole", [user, thinksAndCalls, tool, thinks, user, thinks], [1, 3]],
    [
      "a turn after a rewritten prompt counts, though it shows the same itself",
      [user, thinksAndCalls, tool, says, user],
      [1, 3],
    ],
  ];
  it.each(rows)("%s", (_name, messages, expected) => expect(rewrittenTurns(render(messages))).toEqual(expected));

  it("are those whose chat is no prefix of this one", () => {
    let found = 0;
    forEveryChat((chat, request) => {
      if (request.continue_final_message) return;
      const expected = request.messages.flatMap(({ role }, index) => {
        const until = role === "assistant" ? formattedUntil(request, index + 1) : undefined;
        return until === undefined || chat.text.startsWith(until.text) ? [] : [index];
      });
      found += expected.length;
      expect(rewrittenTurns(chat)).toEqual(expected);
    }, 1500);
    expect(found).toBeGreaterThan(100);
  });

  it("takes linear time", () => {
    const messages = Array.from({ length: 20_000 }, (_, index) => (index % 2 === 0 ? user : thinks));
    expect(rewrittenTurns(render(messages))).toHaveLength(9_999);
  });

  it("refuses a chat that the formatter did not make", () => {
    const { text, segments, omissions } = render([user]);
    expect(() => rewrittenTurns({ text, segments, omissions })).toThrow(
      "chat: expected what formatQwen3 returned, not a copy, got an object",
    );
  });
});

describe("maskWarnings", () => {
  it("reports a mask that trains nothing", () => {
    expect(maskWarnings(render([user]), allAssistant)).toEqual([
      { reason: "trains-nothing", messages: [], text: "the mask trains nothing" },
    ]);
  });

  it("reports trained turns that the template has rewritten, with their messages", () => {
    const chat = render([user, thinks, user, thinks, user, thinks]);
    expect(maskWarnings(chat, allAssistant)).toMatchObject([{ reason: "rewritten-turns", messages: [1, 3] }]);
    expect(maskWarnings(chat, allAssistant)[0]?.text).toBe(
      "the mask trains messages[1], messages[3], in or before which the template has removed reasoning or think blocks (see splitForTraining)",
    );
  });

  const answers = (count: number): Message[] => Array.from({ length: count }, () => [user, thinks]).flat();
  it.each<[string, number, string]>([
    ["names three messages", 4, "messages[1], messages[3], messages[5], in or"],
    ["and counts the others", 6, "messages[1], messages[3], messages[5] and 2 more, in or"],
  ])("%s", (_name, count, names) => {
    expect(maskWarnings(render(answers(count)), allAssistant)[0]?.text).toContain(`the mask trains ${names}`);
  });

  it("blames the generation prompt where that differs", () => {
    const chat = render([user, thinks], { enableThinking: false });
    expect(maskWarnings(chat, allAssistant)[0]?.text).toBe(
      "the mask trains messages[1], to which the generation prompt with the same options does not lead",
    );
  });

  const reasons = (messages: Message[], options?: FormatOptions): unknown =>
    maskWarnings(render(messages, options), allAssistant).map(({ reason, messages: about }) => [reason, about]);
  const contradictions: [string, Message[], FormatOptions | undefined, unknown][] = [
    ["nothing of an answer to its prompt", [user, thinks], undefined, []],
    ["nothing of an empty block where thinking is off", [user, says], { enableThinking: false }, []],
    ["reasoning where thinking is off", [user, thinks], { enableThinking: false }, [["prompt-differs", [1]]]],
    [
      "a turn without the block that its prompt has",
      [{ role: "system", content: "s" }, says],
      { enableThinking: false },
      [["prompt-differs", [1]]],
    ],
    [
      "an answer to an answer, whose prompt shows the first as the last",
      [user, says, says],
      undefined,
      [
        ["rewritten-turns", [1]],
        ["prompt-differs", [2]],
      ],
    ],
    ["nothing of an answer to an answer that stays", [user, thinks, says], undefined, []],
    ["nothing of a first message, which has no prompt", [says], { enableThinking: false }, []],
  ];
  it.each(contradictions)("reports %s", (_name, messages, options, expected) => {
    expect(reasons(messages, options)).toEqual(expected);
  });

  it("reports each trained turn that its own prompt does not lead to, for every chat", () => {
    let found = 0;
    forEveryChat((chat, request) => {
      if (request.continue_final_message) return;
      const withPrompt = (index: number): boolean => formattedUntil(request, index, true) !== undefined;
      const expected = request.messages.flatMap(({ role }, index) => {
        if (role !== "assistant" || index === 0 || !withPrompt(index)) return [];
        const until = formattedUntil(request, index + 1)?.text ?? "";
        const prompt = formattedUntil(request, index, true)?.text ?? "";
        return chat.text.startsWith(until) && !until.startsWith(prompt) ? [index] : [];
      });
      const warnings = maskWarnings(chat, allAssistant).filter(({ reason }) => reason === "prompt-differs");
      // Of a turn on whose prompt the template raises, either may be said.
      expect(warnings.flatMap(({ messages }) => messages).filter(withPrompt)).toEqual(expected.filter(withPrompt));
      found += expected.length;
    }, 1500);
    expect(found).toBeGreaterThan(50);
  });

  it("says nothing of turns that are not trained", () => {
    expect(maskWarnings(render([user, thinks, user, thinks]), finalAssistant)).toEqual([]);
    expect(maskWarnings(render([user, thinks, user, thinks]), roles(["user"]))).toEqual([]);
  });
});

describe("splitForTraining", () => {
  const trained = ({ chat, mask }: TrainingExample): string[] =>
    maskSpans(chat, mask).map(({ start, end }) => chat.text.slice(start, end));

  it("gives one example where the prefix is stable", () => {
    const messages = [user, thinksAndCalls, tool, thinks];
    const [example, ...others] = splitForTraining(messages, allAssistant);
    expect(others).toEqual([]);
    expect(example?.chat.text).toBe(render(messages).text);
    expect(example?.messages).toEqual([1, 3]);
  });

  it("gives each rewritten turn the prompt that it had", () => {
    const examples = splitForTraining([user, thinks, user, thinks], sampled);
    expect(examples.map(({ messages }) => messages)).toEqual([[1], [3]]);
    expect(examples.map(({ chat }) => chat.text)).toEqual([
      render([user, thinks]).text,
      render([user, thinks, user, thinks]).text,
    ]);
    expect(examples.map(trained)).toEqual([
      ["<think>\nr\n</think>\n\na<|im_end|>"],
      ["<think>\nr\n</think>\n\na<|im_end|>"],
    ]);
  });

  it("keeps the turns of one query together", () => {
    const messages = [user, thinksAndCalls, tool, thinks, user, thinksAndCalls, tool, thinks];
    expect(splitForTraining(messages, allAssistant).map((example) => example.messages)).toEqual([
      [1, 3],
      [5, 7],
    ]);
  });

  it("comes in the order of the beginnings, where an empty block goes before the reasoning of its turn does", () => {
    const examples = splitForTraining([user, thinksAndCalls, tool, calls, tool, says, user, says], allAssistant);
    expect(examples.map(({ messages }) => messages)).toEqual([[3], [1, 5], [7]]);
  });

  it("names the messages alone where the template's own text is trained, too", () => {
    const [example] = splitForTraining([user, says], everything, { tools: [{ a: 1 }] });
    expect(example?.messages).toEqual([0, 1]);
  });

  const rows: [string, MaskPolicy, number[][]][] = [
    ["trains reasoning that the whole chat no longer shows", reasoningOnly, [[1], [3]]],
    ["takes what is final from the whole chat", finalAssistant, [[3]]],
    ["trains the turns of others once, in the last example", everything, [[1], [0, 2, 3]]],
    ["gives one example where no rewritten turn is trained", roles(["user"]), [[0, 2]]],
    ["gives the whole chat where nothing is trained", () => false, [[]]],
  ];
  it.each(rows)("%s", (_name, policy, expected) => {
    const examples = splitForTraining([user, thinks, user, thinks], policy);
    expect(examples.map(({ messages }) => messages)).toEqual(expected);
  });

  it("trains nothing rather than a turn as the template has rewritten it", () => {
    // Its content is line breaks, which the template strips in the prompt that the turn had, and not before the last query.
    const messages = [user, { ...calls, content: "\n\n" }, user];
    const examples = splitForTraining(messages, answerOnly);
    expect(examples.map((example) => [example.messages, maskSpans(example.chat, example.mask)])).toEqual([[[], []]]);
  });

  it("uses the options", () => {
    const examples = splitForTraining([user, says, user, says], answerOnly, {
      template: "qwen3-2504",
      tools: [{ a: 1 }],
    });
    expect(examples.map(({ chat }) => chat.text)).toEqual([
      render([user, says], { template: "qwen3-2504", tools: [{ a: 1 }] }).text,
      render([user, says, user, says], { template: "qwen3-2504", tools: [{ a: 1 }] }).text,
    ]);
    expect(() => splitForTraining([], allAssistant)).toThrow("messages: the template raises on an empty list");
  });

  it("does not ask onOmission about hidden reasoning, but about all else", () => {
    const messages = [user, thinks, user, thinks];
    expect(splitForTraining(messages, allAssistant, { onOmission: "error" })).toHaveLength(2);
    const named = [user, { ...thinks, name: "n" }];
    expect(() => splitForTraining(named, allAssistant, { onOmission: "error" })).toThrow("messages[1].name");
    expect(
      splitForTraining(named, allAssistant, { onOmission: ({ reason }) => reason === "unknown-role" }),
    ).toHaveLength(1);
    expect(
      splitForTraining(messages, allAssistant, { onOmission: ({ reason }) => reason === "reasoning" }),
    ).toHaveLength(2);
  });

  it("formats the chats of a long one when they are asked for, and keeps them no longer", () => {
    const messages = [user, ...Array.from({ length: 600 }, (_, index) => (index % 2 === 0 ? calls : tool)), says];
    const examples = splitForTraining(messages, allAssistant);
    expect(examples).toHaveLength(301);
    expect(examples[10]?.chat.text).toBe(render(messages.slice(0, 22)).text);
    expect(examples[10]?.chat).toBe(examples[10]?.chat);
  });

  it("does not add a generation prompt", () => {
    const [example] = splitForTraining([user, thinks], allAssistant, { addGenerationPrompt: true });
    expect(example?.chat.text).toBe(render([user, thinks]).text);
  });

  it("leaves an open answer open", () => {
    const messages = [user, thinks, user, says];
    const examples = splitForTraining(messages, sampled, { continueFinalMessage: true });
    expect(examples.map(trained)).toEqual([["<think>\nr\n</think>\n\na<|im_end|>"], ["<think>\n\n</think>\n\na"]]);
  });

  it("trains each message once, behind the prompt that it had, for every chat", () => {
    let several = 0;
    forEveryChat((_chat, request) => {
      if (request.continue_final_message) return;
      const examples = split(request);
      several += examples.length > 1 ? 1 : 0;
      const assistants = examples.flatMap(({ messages }) => messages).toSorted((a, b) => a - b);
      const shown = request.messages.flatMap(({ role }, index) => (role === "assistant" ? [index] : []));
      expect(assistants).toEqual(shown);
      for (const { chat, messages, mask } of examples) {
        tiled(chat);
        for (const index of messages) {
          // A template that wants a query raises on what comes before the first.
          expect(chat.text.startsWith(formattedUntil(request, index + 1)?.text ?? "")).toBe(true);
        }
        const trains = chat.segments.filter((segment) => mask(segment, chat)).map(({ message }) => message);
        expect([...new Set(trains)]).toEqual(messages);
      }
    }, 2000);
    expect(several).toBeGreaterThan(20);
  });

  function split(request: Request): TrainingExample[] {
    const { messages, template, tools, ...knobs } = request;
    const options = {
      ...{ template, tools, enableThinking: knobs.enable_thinking, addVisionId: knobs.add_vision_id },
      ...{ preserveThinking: knobs.preserve_thinking, reasoningEffort: knobs.reasoning_effort },
      reasoningHistory: knobs.reasoning_history,
    };
    return splitForTraining(messages, allAssistant, options as never);
  }
});
