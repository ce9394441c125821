import { templateError } from "../errors.ts";
import type { Clause } from "../template.ts";
import type { Turn } from "../turns.ts";
import { append, omit, type Writer } from "../write.ts";
import { closeTurn, omitUnread, openTurn } from "./turn.ts";

/** <|im_start|>user\nHello<|im_end|>\n */
export const textTurn: Clause = (write, turn, request) => {
  openTurn(write, turn.index, turn.role, turn.role === "user" ? "user\n" : "system\n");
  append(write, "content", request.template.text(write, turn), `${turn.path}.content`);
  closeTurn(write);
  omitUnread(write, turn);
};

/** A system message in the middle of the chat stands where it is; the first one belongs to the preamble. */
export const laterSystemTurn: Clause = (write, turn, request) => {
  if (turn.index > 0) textTurn(write, turn, request);
  else omitUnread(write, turn);
};

/** The template has no branch for the role: the message vanishes. */
export const droppedTurn: Clause = (write, turn) => {
  omit(write, "unknown-role", turn.path, turn.index);
};

/** `content if content is string else ''` */
export function textOrNothing(write: Writer, turn: Turn): string {
  if (typeof turn.content === "string") return turn.content;
  if (turn.content?.length) omit(write, "content-not-text", `${turn.path}.content`, turn.index);
  return "";
}

/** `'...' + content`: Python adds strings to strings only. */
export function requiredText(_write: Writer, turn: Turn): string {
  if (typeof turn.content === "string") return turn.content;
  throw templateError(`${turn.path}.content`, "the template raises on what is no string");
}
