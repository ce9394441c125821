import { expected, QwenFormatError } from "../errors.ts";
import { membersOf, noteOthers, ownMember } from "../members.ts";
import { dumps } from "../python/dumps.ts";
import type { Omission, Tool } from "../types.ts";
import type { AiSdkTool } from "./ai-sdk-types.ts";
import { stringAt, textAt } from "./values.ts";

/** Tools for `formatQwen3`, and what they do not hold. */
export interface ToolConversion {
  readonly tools: Tool[];
  /** The members that have no place there: `tools[0].strict`. */
  readonly omissions: Omission[];
}

/**
 * Tools of the AI SDK, as a language model gets them:
 *
 *     { type: "function", name: "f", description: "…", inputSchema: SCHEMA }
 *     ->  { type: "function", function: { name: "f", description: "…", parameters: SCHEMA } }
 *
 * Throws `unsupported` for tools of a provider, which have no schema.
 */
export function toolsFromAiSdk(tools: readonly AiSdkTool[] | null | undefined): ToolConversion {
  const list: unknown = tools ?? [];
  if (!Array.isArray(list)) throw expected("tools", "a list or null", list);
  const unread: string[] = [];
  const converted = Array.from(list as readonly unknown[], (tool, index) => readTool(tool, `tools[${index}]`, unread));
  return { tools: converted, omissions: unread.map((path) => ({ reason: "member-not-read", path, message: null })) };
}

function readTool(tool: unknown, path: string, unread: string[]): Tool {
  const members = membersOf(tool, path);
  const type = stringAt(members, "type", path);
  if (type !== "function") throw new QwenFormatError("unsupported", path, "a tool of the provider has no definition");
  const name = stringAt(members, "name", path);
  const description = textAt(members, "description", path);
  const parameters = ownMember(members, "inputSchema");
  dumps(membersOf(parameters, `${path}.inputSchema`), `${path}.inputSchema`);
  noteOthers(unread, path, members, "name", "description", "inputSchema");
  return { type, function: { name, ...(description === null ? {} : { description }), parameters } };
}
