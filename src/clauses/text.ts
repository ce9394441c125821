import { appendContent } from "../content.ts";
import { templateError } from "../errors.ts";
import { pythonStr } from "../python/repr.ts";
import { ofRole, type ByRole, type Clause, type ContentRule } from "../template.ts";
import { append, appendGiven, omit } from "../writer.ts";
import { closeTurn, omitUnread, openTurn, startTurn, SYSTEM, USER } from "./turn.ts";

/** <|im_start|>user\nHello<|im_end|>\n */
export const textTurn: Clause = (writer, turn, request) => {
  const content = request.template.content(writer, turn, request);
  openTurn(writer, turn.role, turn.role === "user" ? USER : SYSTEM);
  appendContent(writer, "content", content, turn.paths.content);
  closeTurn(writer);
  omitUnread(writer, turn);
};

/** The first system message belongs to the preamble; this is for one that stands anywhere else. */
export const laterSystem =
  (clause: Clause): Clause =>
  (writer, turn, request) =>
    (turn.index === 0 ? omitUnread : clause)(writer, turn, request);

/** A system message in the middle of the chat stands where it is. */
export const laterSystemTurn: Clause = /* @__PURE__ */ laterSystem(textTurn);

/** The template has no branch for the role, or none for it here: the message vanishes. */
export const droppedTurn: Clause = (writer, turn) => {
  omit(writer, "unknown-role", turn.paths.message);
};

/** <|im_start|>ROLE\nHello<|im_end|>\n: whatever role the caller has named. */
export const namedTurn: Clause = (writer, turn, request) => {
  const content = request.template.content(writer, turn, request);
  startTurn(writer, turn.role);
  appendGiven(writer, "turn-role", turn.role, `${turn.paths.message}.role`);
  append(writer, "turn-role", "\n");
  appendContent(writer, "content", content, turn.paths.content);
  closeTurn(writer);
  omitUnread(writer, turn);
};

/** `content if content is string else ''` */
export const textOrNothing: ContentRule = (writer, { content, paths }) => {
  if (typeof content === "string") return content;
  if (content?.length) omit(writer, "content-not-text", paths.content);
  return "";
};

/** `'...' + content`: Python adds strings to strings only. */
export const requiredText: ContentRule = (_writer, { content, paths }) => {
  if (typeof content === "string") return content;
  throw templateError(paths.content, "the template raises on what is no string");
};

/** `{{ message.content }}`: a missing content prints nothing, null `None`, a list its `repr`. */
export const printedText: ContentRule = (_writer, { content, paths }) =>
  content === undefined ? "" : pythonStr(content, paths.content);

/** A rule of its own for some roles. */
export function byRole(rules: Partial<ByRole<ContentRule>>, otherwise: ContentRule): ContentRule {
  const all = { system: otherwise, user: otherwise, assistant: otherwise, tool: otherwise, ...rules };
  return (writer, turn, request) => (ofRole(turn.role, all) ?? otherwise)(writer, turn, request);
}
