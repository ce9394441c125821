import { appendContent } from "../content.ts";
import { templateError } from "../errors.ts";
import { pythonStr } from "../python/repr.ts";
import type { Clause, ContentRule } from "../template.ts";
import { append, omit } from "../write.ts";
import { closeTurn, omitUnread, openTurn } from "./turn.ts";

/** <|im_start|>user\nHello<|im_end|>\n */
export const textTurn: Clause = (write, turn, request) => {
  const content = request.template.content(write, turn, request);
  openTurn(write, turn.role, turn.role === "user" ? "user\n" : "system\n");
  appendContent(write, "content", content, `${turn.path}.content`);
  closeTurn(write);
  omitUnread(write, turn);
};

/** The first system message belongs to the preamble; this is for one that stands anywhere else. */
export const laterSystem =
  (clause: Clause): Clause =>
  (write, turn, request) =>
    (turn.index === 0 ? omitUnread : clause)(write, turn, request);

/** A system message in the middle of the chat stands where it is. */
export const laterSystemTurn: Clause = /* @__PURE__ */ laterSystem(textTurn);

/** The template has no branch for the role, or none for it here: the message vanishes. */
export const droppedTurn: Clause = (write, turn) => {
  omit(write, "unknown-role", turn.path);
};

/** <|im_start|>ROLE\nHello<|im_end|>\n: whatever role the caller has named. */
export const namedTurn: Clause = (write, turn, request) => {
  const content = request.template.content(write, turn, request);
  openTurn(write, turn.role, "");
  append(write, "turn-role", turn.role, `${turn.path}.role`);
  append(write, "turn-role", "\n");
  appendContent(write, "content", content, `${turn.path}.content`);
  closeTurn(write);
  omitUnread(write, turn);
};

/** `content if content is string else ''` */
export const textOrNothing: ContentRule = (write, { content, path }) => {
  if (typeof content === "string") return content;
  if (content?.length) omit(write, "content-not-text", `${path}.content`);
  return "";
};

/** `'...' + content`: Python adds strings to strings only. */
export const requiredText: ContentRule = (_write, { content, path }) => {
  if (typeof content === "string") return content;
  throw templateError(`${path}.content`, "the template raises on what is no string");
};

/** `{{ message.content }}`: a missing content prints nothing, null `None`, a list its `repr`. */
export const printedText: ContentRule = (_write, { content, path }) =>
  content === undefined ? "" : pythonStr(content, `${path}.content`);

/** A rule of its own for some roles. */
export const byRole =
  (rules: ReadonlyMap<string, ContentRule>, otherwise: ContentRule): ContentRule =>
  (write, turn, request) =>
    (rules.get(turn.role) ?? otherwise)(write, turn, request);
