import { templateOf, type TemplateId } from "../../templates/index.ts";
import type { CallStyle } from "./calls.ts";
import { anyShape, type ContentShape } from "./contents.ts";
import type { DefinitionStyle } from "./definitions.ts";

/** Who a message is from: a `caller` is an assistant with tool calls, an `other` has a role of its own. */
export type Speaker = "system" | "user" | "assistant" | "caller" | "tool" | "other";

/**
 * What a template takes without raising. Random requests are made of that most of the time: of chats at random,
 * a strict template would raise on nearly all, and its texts would hardly be compared.
 */
export interface Manners {
  /** Content besides strings; a shape that is named twice is made twice as often. */
  readonly content: Readonly<Record<Speaker, readonly ContentShape[]>>;
  /** Whether it wants a query of a user, a system message at the beginning only, and no role that it does not know. */
  readonly isStrict: boolean;
  readonly calls: CallStyle;
  readonly tools: DefinitionStyle;
}

function contentOfAll(shapes: readonly ContentShape[]): Manners["content"] {
  return { system: shapes, user: shapes, assistant: shapes, caller: shapes, tool: shapes, other: shapes };
}

const lenient: Manners = {
  content: { ...contentOfAll(anyShape), system: [] },
  isStrict: false,
  calls: "json",
  tools: "any",
};

const textOnly: Manners = { ...lenient, content: { ...contentOfAll([]), tool: anyShape, other: anyShape } };

const coder: Manners = {
  ...lenient,
  content: { ...contentOfAll([]), caller: anyShape, tool: anyShape },
  calls: "xml",
};

// Pictures are numbered through a chat, which shows in chats with many only.
const vision: Manners = {
  ...lenient,
  content: contentOfAll(["absent", "text-parts", "vision-parts", "vision-parts", "any-parts"]),
};

const strictText: Manners = {
  ...lenient,
  content: contentOfAll(["null", "absent", "text-parts"]),
  isStrict: true,
  calls: "xml",
};

const strictVision: Manners = {
  ...strictText,
  content: {
    ...contentOfAll(["null", "absent", "text-parts", "vision-parts", "vision-parts"]),
    system: strictText.content.system,
  },
};

const manners: Readonly<Record<TemplateId, Manners>> = {
  qwen3: lenient,
  "qwen3-2504": textOnly,
  "qwen3-instruct-2507": lenient,
  "qwen3-thinking-2507": lenient,
  "qwen3-coder-r1": { ...coder, tools: "schema" },
  "qwen3-coder-r2": coder,
  "qwen3-coder": coder,
  "qwen3-vl-instruct": vision,
  "qwen3-vl-thinking": vision,
  "qwen3.5": strictVision,
  "qwen3.5-nothink": strictVision,
  "qwen3.6": strictVision,
  "qwen3.8": strictVision,
  "qwen3.8-max": strictText,
};

/** The manners that suit a template; throws `invalid-input` for the id of none. */
export function mannersOf(id: string): Manners {
  return manners[templateOf(id).id as TemplateId];
}

/** The same without restraint, within the schema of requests. */
export const unruly = ({ calls }: Manners): Manners => ({
  content: contentOfAll([...anyShape, ...anyShape]),
  isStrict: false,
  calls,
  tools: "any",
});
