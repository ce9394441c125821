import { expected } from "./errors.ts";
import { isMembers } from "./members.ts";
import { dumps } from "./python/dumps.ts";
import type { Tool } from "./types.ts";
import { isUnchanged, snapshotOf, type Snapshot } from "./unchanged.ts";

const DEFINITIONS: unique symbol = Symbol("tool definitions");

/** Tools that have been validated and written once. Later changes to the tools do not reach it. */
export interface PreparedTools {
  /** Each tool as JSON text. */
  readonly [DEFINITIONS]: readonly string[];
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
  if (tools === null || tools === undefined) return { [DEFINITIONS]: [] };
  if (!Array.isArray(tools)) throw expected("tools", "a list of tools or null", tools);
  return { [DEFINITIONS]: tools.map(writeDefinition) };
}

interface Written {
  readonly text: string;
  readonly snapshot: Snapshot;
}

// The same tools come with every call of an agent, and writing them is half of its time. A tool is written again
// when it has changed, which is looked up in its content: callers may change their objects.
const written = new WeakMap<object, Written>();

function writeDefinition(tool: unknown, index: number): string {
  const path = `tools[${index}]`;
  if (!isMembers(tool)) throw expected(path, "an object", tool);
  const known = written.get(tool);
  if (known !== undefined && isUnchanged(tool, known.snapshot)) return known.text;
  const text = dumps(tool, path);
  text.charCodeAt(0); // engines that build strings as trees of pieces put it into one piece, once
  const snapshot = snapshotOf(tool);
  if (snapshot !== undefined) written.set(tool, { text, snapshot });
  return text;
}

/** `null` where there are no tools: the template prints no tool block for an empty list. */
export function readTools(tools: readonly Tool[] | PreparedTools | null | undefined): PreparedTools | null {
  if (tools === null || tools === undefined) return null;
  const prepared = isPrepared(tools) ? tools : prepareTools(tools);
  return prepared[DEFINITIONS].length === 0 ? null : prepared;
}

function isPrepared(tools: readonly Tool[] | PreparedTools): tools is PreparedTools {
  return typeof tools === "object" && DEFINITIONS in tools;
}

/** Each tool as JSON text, in the caller's order. */
export function definitions(tools: PreparedTools): readonly string[] {
  return tools[DEFINITIONS];
}
