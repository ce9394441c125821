import { templateError } from "./errors.ts";
import { isMembers, ownMember } from "./members.ts";
import { stripBlanks, stripTrailingBlanks } from "./python/strip.ts";
import type { Turn } from "./turns.ts";
import type { Segment } from "./types.ts";
import { omit, type Writer } from "./write.ts";

/**
 * `continue_final_message` of transformers 5: this tag is added to the final message, the chat is written, and cut
 * where the tag has come out. So whatever the template does to the end of the message, the prompt ends right there.
 */
const TAG = "CONTINUE_FINAL_MESSAGE_TAG ";
const BARE_TAG = TAG.trimEnd();

/** The final turn with the tag added, and the text that it continues. */
export interface Continuation {
  readonly turn: Turn;
  readonly text: string;
}

/** `field` is `content` or `reasoning_content`; throws `template-error` where transformers raises. */
export function continueTurn(turn: Turn, field: string): Continuation {
  const path = `${turn.path}.${field}`;
  switch (field) {
    case "content":
      return continueContent(turn, path);
    case "reasoning_content":
      if (turn.reasoning === null) throw templateError(path, "there is no text to continue");
      return { turn: { ...turn, reasoning: turn.reasoning + TAG }, text: turn.reasoning };
    default:
      throw templateError("continueFinalMessage", `cannot continue ${JSON.stringify(field)}`);
  }
}

function continueContent(turn: Turn, path: string): Continuation {
  const { content } = turn;
  if (typeof content === "string") return { turn: { ...turn, content: content + TAG }, text: content };
  const last = content?.findLastIndex(hasText) ?? -1;
  const part: unknown = content?.[last];
  const text = isMembers(part) ? ownMember(part, "text") : undefined;
  if (content === null || content === undefined || typeof text !== "string" || !isMembers(part)) {
    throw templateError(path, "there is no text to continue");
  }
  const tagged = new Map(part instanceof Map ? part : Object.entries(part)).set("text", text + TAG);
  return { turn: { ...turn, content: content.with(last, tagged) }, text };
}

/** `"text" in part`, where Python looks for a key of an object and for a piece of a string. */
function hasText(part: unknown): boolean {
  if (typeof part === "string") return part.includes("text");
  return isMembers(part) && ownMember(part, "text") !== undefined;
}

/** Cuts the prompt at the last tag in it; what the caller gave after it becomes an omission. */
export function cutAtTag(write: Writer, { turn, text }: Continuation): void {
  const { segments } = write;
  const at = segments.findLastIndex((segment) => segment.text.includes(BARE_TAG));
  const tagged = segments[at];
  const whole = segments.map((segment) => segment.text).join("");
  if (tagged === undefined || !whole.includes(stripBlanks(text))) {
    throw templateError(turn.path, "the text to continue does not come out of the template as it is");
  }
  const [, ...after] = segments.splice(at);
  const cut = tagged.text.lastIndexOf(BARE_TAG);
  keep(segments, tagged, tagged.text.slice(0, cut));
  if (!tagged.text.startsWith(TAG, cut)) stripEnd(segments);
  write.length = segments.at(-1)?.end ?? 0;
  noteCut(write, after, tagged.source);
}

function keep(segments: Segment[], segment: Segment, text: string): void {
  if (text !== "") segments.push({ ...segment, text, end: segment.start + text.length });
}

/** Where the tag has lost its own space, transformers strips all blanks before it. */
function stripEnd(segments: Segment[]): void {
  for (let last = segments.pop(); last !== undefined; last = segments.pop()) {
    const text = stripTrailingBlanks(last.text);
    if (text === "") continue;
    keep(segments, last, text);
    return;
  }
}

function noteCut(write: Writer, after: readonly Segment[], source: string | null): void {
  for (const segment of after) {
    if (segment.source === null || segment.source === source || segment.message === null) continue;
    omit(write, "after-continuation", segment.source, segment.message);
  }
}
