import { memberPath } from "../../errors.ts";
import { membersOf, ownMember } from "../../members.ts";
import { jsonAt, textAt } from "../../messages/values.ts";
import type { Tool } from "../../types.ts";

/** Text, or what `LlamaText` becomes in JSON: pieces of text, and special tokens among them. */
export type LlamaTextJson = string | readonly (string | { readonly type: string; readonly value: string })[];

/** An item of a chat history of node-llama-cpp; its `ChatHistoryItem` is assignable. */
export type NodeLlamaCppItem =
  | { readonly type: "system" | "user"; readonly text: LlamaTextJson }
  | { readonly type: "model"; readonly response: readonly NodeLlamaCppResponse[] };

/** What a model has done in its turn. */
export type NodeLlamaCppResponse = string | NodeLlamaCppSegment | NodeLlamaCppCall;

/** A thought. A `comment` is text. */
export interface NodeLlamaCppSegment {
  readonly type: "segment";
  readonly segmentType: string;
  readonly text: string;
  readonly ended: boolean;
}

/** A call and its result. */
export interface NodeLlamaCppCall {
  readonly type: "functionCall";
  readonly name: string;
  readonly params?: unknown;
  readonly result?: unknown;
  /** The model has seen the results of the calls before it. */
  readonly startsNewChunk?: boolean | undefined;
}

/** Functions that the model may call, as node-llama-cpp has them; `ChatModelFunctions` is assignable. */
export type NodeLlamaCppFunctions = Readonly<
  Record<string, { readonly description?: string | undefined; readonly params?: object | null | undefined }>
>;

/**
 * Functions as OpenAI writes tools:
 *
 *     { f: { description: "d", params: { … } } }
 *     // [{ type: "function", function: { name: "f", description: "d", parameters: { … } } }]
 */
export function toolsOf(functions: NodeLlamaCppFunctions | null | undefined, areParamsShown = true): Tool[] {
  return Object.entries(membersOf(functions ?? {}, "functions")).map(([name, given]) => {
    const path = memberPath("functions", name);
    const members = membersOf(given, path);
    const description = textAt(members, "description", path);
    const params = ownMember(members, "params");
    return {
      type: "function",
      function: {
        name,
        ...(description === null ? {} : { description }),
        ...(areParamsShown && params ? { parameters: jsonAt(params, `${path}.params`) } : {}),
      },
    };
  });
}
