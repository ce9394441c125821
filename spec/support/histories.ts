import type { NodeLlamaCppItem, NodeLlamaCppResponse } from "../../src/runtimes/node-llama-cpp.ts";
import type { Step, Story } from "../../src/testing/arbitraries/stories.ts";

export { stories, storyMessages, type Begun, type Story } from "../../src/testing/arbitraries/stories.ts";

/** As node-llama-cpp keeps it: with the line breaks that the model wrote, results in their calls, an open item at the end. */
export function historyOf({ system, turns, begun: { thought, isEnded, text } }: Story): NodeLlamaCppItem[] {
  const items = turns.flatMap(({ user, steps }): NodeLlamaCppItem[] => [
    { type: "user", text: user },
    { type: "model", response: steps.flatMap(responseOf) },
  ]);
  const last = items.pop();
  const open = [
    ...(last?.type === "model" ? last.response : []),
    ...(thought === undefined ? [] : [segment(thought, isEnded)]),
    ...(text === "" ? [] : [thought === undefined ? text : `\n\n${text}`]),
  ];
  return [
    ...(system === undefined ? [] : [{ type: "system", text: system } as const]),
    ...items,
    { type: "model", response: open },
  ];
}

function segment(text: string, ended: boolean): NodeLlamaCppResponse {
  return { type: "segment", segmentType: "thought", text, ended };
}

function responseOf({ thought, text, calls }: Step): NodeLlamaCppResponse[] {
  const written = `${thought === undefined ? "" : "\n\n"}${text}${text !== "" && calls.length > 0 ? "\n" : ""}`;
  return [
    ...(thought === undefined ? [] : [segment(thought, true)]),
    ...(written === "" ? [] : [written]),
    ...calls.map((each, index) => ({ type: "functionCall" as const, ...each, startsNewChunk: index === 0 })),
  ];
}
