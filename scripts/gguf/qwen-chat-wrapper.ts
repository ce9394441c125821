import fc from "fast-check";
import { historyOf, stories, type Begun, type Story } from "../../spec/support/histories.ts";
import { qwen3ChatWrapper } from "../../src/runtimes/node-llama-cpp.ts";
import type { ChatWrapper, Engine } from "./engine.ts";

const COUNT = 1000;

const FUNCTIONS = {
  get_weather: { description: "d", params: { type: "object", properties: { city: { type: "string" } } } },
  now: {},
};

/**
 * The engine's own wrapper for Qwen writes what the official template writes, but for these: results that are strings, text
 * before calls, line breaks behind thoughts that are gone, answers begun without a thought, and numbers that Python spells
 * otherwise. Where there are none of them, both wrappers must come to the same text. Says in words where they do not.
 */
export function checkContexts(engine: Engine, seed: number): string | undefined {
  const pairs: readonly (readonly [ChatWrapper, ChatWrapper])[] = [
    [qwen3ChatWrapper(engine), new engine.QwenChatWrapper({})],
    [qwen3ChatWrapper(engine, { enableThinking: false }), new engine.QwenChatWrapper({ thoughts: "discourage" })],
  ];
  const property = fc.property(stories, fc.boolean(), fc.nat(1), (story, isEquipped, pair) => {
    const [ours, theirs] = (pairs[pair] ?? pairs[0] ?? []).map((wrapper) =>
      textOf(wrapper, tamed(story, pair), isEquipped),
    );
    if (ours !== theirs) throw new Error(`ours:   ${JSON.stringify(ours)}\ntheirs: ${JSON.stringify(theirs)}`);
  });
  const { counterexample, errorInstance } = fc.check(property, { seed, numRuns: COUNT });
  return counterexample === null ? undefined : `${JSON.stringify(counterexample)}\n${String(errorInstance)}`;
}

function textOf(wrapper: ChatWrapper, story: Story, isEquipped: boolean): string {
  const functions = isEquipped ? { availableFunctions: FUNCTIONS } : {};
  return wrapper.generateContextState({ chatHistory: historyOf(story), ...functions }).contextText.toString();
}

/** The story without what they differ on. Without thinking, theirs has thoughts behind the empty block. */
function tamed({ system, turns, begun }: Story, pair: number): Story {
  const hasThoughts = (index: number): boolean => pair === 0 && index === turns.length - 1;
  return {
    system,
    turns: turns.map(({ user, steps }, index) => ({
      user,
      steps: steps.map(({ thought, text, calls }) => ({
        thought: hasThoughts(index) ? thought : undefined,
        text: calls.length > 0 ? "" : text,
        calls: calls.map((call) => ({
          ...call,
          params: tame(call.params) as object,
          result: { is: tame(call.result) },
        })),
      })),
    })),
    begun: tamedBegun(begun, pair),
  };
}

/** Theirs opens a thought that is open a second time when calls come before it. */
function tamedBegun({ thought, text }: Begun, pair: number): Begun {
  if (pair === 1) return { thought: undefined, isEnded: false, text };
  return thought === undefined ? { thought, isEnded: false, text: "" } : { thought, isEnded: true, text };
}

function tame(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, each: unknown) =>
    typeof each === "number" ? Math.trunc(each % 1e6) + 0 : each,
  );
}
