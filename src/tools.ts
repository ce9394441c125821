import { expected } from "./errors.ts";
import { isMembers } from "./members.ts";
import { dumps } from "./python/dumps.ts";
import type { Tool } from "./types.ts";
import { isSame } from "./unchanged.ts";

export const DEFINITIONS: unique symbol = Symbol.for("qwen3.tools");

/** A tool that has been written as JSON, and from the second time on a copy of what was written, until it is found changed. */
export interface Definition {
  readonly text: string;
  readonly copy: unknown;
}

/** Tools that have been validated and written once. Later changes to the tools do not reach it. */
export interface PreparedTools {
  /** @internal */
  readonly [DEFINITIONS]: readonly Definition[];
}

/**
 * Renders the tools once, for many calls of `formatQwen3`:
 *
 *     const tools = prepareTools([...]);
 *     for (const chat of chats) formatQwen3(chat.messages, { tools });
 *
 * Throws `invalid-input` for a tool that is not an object, or that holds what JSON cannot.
 */
export function prepareTools(tools: readonly Tool[] | null | undefined): PreparedTools {
  const list: unknown = tools ?? [];
  if (!Array.isArray(list)) throw expected("tools", "a list or null", list);
  return { [DEFINITIONS]: Array.from(list, writeDefinition) };
}

// The same tools come with every call of an agent, and writing them is half of its time. Callers may change their
// objects, so a tool is taken for the same only when it still holds what its copy holds.
const written = new WeakMap<object, Definition>();

function writeDefinition(tool: unknown, index: number): Definition {
  const path = `tools[${index}]`;
  if (!isMembers(tool)) throw expected(path, "an object", tool);
  const known = written.get(tool);
  if (known !== undefined && isSame(tool, known.copy)) return known;
  const text = dumps(tool, path);
  text.charCodeAt(0); // engines that build strings as trees of pieces put it into one piece, once
  const definition = { text, copy: known && known.copy === undefined ? copyOf(text, path) : undefined };
  written.set(tool, definition);
  return definition;
}

/** What has been written; `null` where `JSON.parse` loses some of it: `1.0`, a big integer, NaN. */
function copyOf(text: string, path: string): unknown {
  try {
    const copy: unknown = JSON.parse(text);
    return dumps(copy, path) === text ? copy : null;
  } catch {
    return null;
  }
}

export function isPrepared(tools: unknown): tools is PreparedTools {
  return DEFINITIONS in Object(tools);
}

/** `null` where there are no tools: the template prints no tool block for an empty list. */
export function readTools(tools: unknown): PreparedTools | null {
  const prepared = isPrepared(tools) ? tools : prepareTools(tools as readonly Tool[]);
  return prepared[DEFINITIONS].length === 0 ? null : prepared;
}
