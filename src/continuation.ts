import { memberPath, templateError } from "./errors.ts";
import { memberOf } from "./members.ts";
import { isMap } from "./objects.ts";
import { contains } from "./python/contains.ts";
import { stripBlanks, stripTrailingBlanks } from "./python/strip.ts";
import type { Template } from "./template.ts";
import { noteAssistants, type Turn } from "./turns.ts";
import type { Segment } from "./types.ts";
import { omit, type Writer } from "./writer.ts";

/**
 * `continue_final_message` of transformers 5: this tag is added to the final message, the chat is written, and cut
 * where the last tag has come out. So whatever the template does to the end of the message, the prompt ends there.
 */
const TAG = "CONTINUE_FINAL_MESSAGE_TAG ";

/** White space is lost, other than the space that belongs to the tag. */
export function losesSpace(text: string, kept: string): boolean {
  return kept !== text && !(text.endsWith(TAG) && text === `${kept} `);
}

/** What is continued. */
export interface Continuation {
  readonly text: string;
  /** messages[3].content */
  readonly path: string;
  /** The final message, without the tag. */
  readonly turn: Turn;
}

/**
 * Puts the tag into the last turn. `field` is `content`, `reasoning_content` or, since transformers continues any member
 * that is a string, `role`. Throws `template-error` where transformers raises.
 */
export function continueLast(turns: Turn[], field: string, template: Template): Continuation {
  const last = turns.pop();
  const path = last === undefined ? "messages" : memberPath(last.paths.message, field);
  const tagged = last && tagTurn(last, field, template);
  if (last === undefined || tagged === undefined) {
    throw templateError(path, "the template leaves no text to continue");
  }
  turns.push(tagged.turn);
  return { text: tagged.text, path, turn: last };
}

interface TaggedTurn {
  readonly turn: Turn;
  readonly text: string;
}

function tagTurn(turn: Turn, field: string, { showsThinking }: Template): TaggedTurn | undefined {
  const { content, reasoning } = turn;
  if (field === "reasoning_content") {
    if (reasoning === null || showsThinking === null) return undefined;
    return { turn: { ...turn, reasoning: reasoning + TAG }, text: reasoning };
  }
  if (field === "role") {
    const unread = [...turn.unread];
    // With the tag in its role it is no assistant's.
    if (turn.role === "assistant") noteAssistants(unread, turn.paths.message, reasoning, turn.calls);
    return { turn: { ...turn, role: turn.role + TAG, unread }, text: turn.role };
  }
  if (field !== "content") return undefined;
  if (typeof content === "string") return { turn: { ...turn, content: content + TAG }, text: content };
  const index = content?.findLastIndex(hasText) ?? -1;
  const part = content?.[index];
  const text = memberOf(part, "text");
  if (!content || typeof text !== "string") return undefined;
  // A Map stays one: as an object, its keys of digits would come first.
  const tagged = new Map(isMap(part) ? part : Object.entries(part as object)).set("text", text + TAG);
  return { turn: { ...turn, content: content.with(index, tagged) }, text };
}

/** `"text" in part`, where Python looks for a key of an object and for a piece of a string. */
function hasText(part: unknown): boolean {
  return typeof part === "string" ? part.includes("text") : memberOf(part, "text") !== undefined;
}

/** Cuts the prompt at the last tag in it; what the caller gave besides becomes an omission. */
export function cutAtTag(writer: Writer, { text, path, turn }: Continuation): void {
  const whole = writer.text;
  const tag = whole.lastIndexOf(TAG.trimEnd());
  const kept = stripBlanks(text);
  const trimmed = stripTrailingBlanks(whole.slice(0, Math.max(0, tag)));
  if (tag === -1 || !(trimmed.endsWith(kept) || contains(whole, kept))) {
    throw templateError(path, "the template leaves no text to continue");
  }
  // Where the tag has lost its own space, transformers strips all blanks before it.
  const end = whole.startsWith(TAG, tag) ? tag : trimmed.length;
  writer.text = whole.slice(0, end);
  for (const segment of cutAt(writer.segments, end)) {
    if (segment.source === null) continue;
    writer.message = segment.message;
    if (Math.max(segment.start, end) < tag) omit(writer, "white-space", segment.source);
    // What it was added to ends in it; elsewhere the caller has spelled it, and loses that as well.
    const isTagged = segment.start <= tag && segment.source.startsWith(path);
    if (!isTagged) omit(writer, "after-continuation", segment.source);
  }
  if (writer.role !== turn.role) untagRole(writer.segments, turn);
}

function untagRole(segments: readonly Segment[], { index, role }: Turn): void {
  for (const segment of segments) if (segment.message === index) Object.assign(segment, { role });
}

/** Returns the segments that something is cut off from, as they were. */
function cutAt(segments: Segment[], end: number): Segment[] {
  const cut = segments.splice(segments.findLastIndex(({ start }) => start <= end));
  const [first] = cut;
  if (first !== undefined && first.start < end) {
    segments.push({ ...first, text: first.text.slice(0, end - first.start), end });
  }
  return cut;
}
