import { spelledTokens, type ControlToken } from "../control-tokens.ts";
import type { Chat, Omission } from "../types.ts";
import type { Remark } from "./remarks.ts";

/** On caller text that a tokenizer takes for added tokens; only the first of a request is said. */
export function spellingRemarks(chat: Chat): Remark[] {
  return spelledTokens(chat).map(spellingRemark);
}

function spellingRemark({ token, path }: ControlToken): Remark {
  const place = `${token} in ${path}`;
  return {
    topic: "spelled-tokens",
    alone: () => `added tokens are spelled by the text of the request; the first: ${place}; ${ADVICE}`,
    among: (count, line) => `added tokens are spelled by the text of ${count}; the first: ${line}, ${place}; ${ADVICE}`,
  };
}

const ADVICE = "--special-tokens plain encodes them as text, --refuse control-tokens refuses them";

/** On messages, or their content, that vanish; only the first of a request is said. */
export function vanishedRemarks({ omissions }: Chat): Remark[] {
  return omissions.filter(isVanished).map(vanishedRemark);
}

function isVanished({ reason }: Omission): boolean {
  return reason === "unknown-role" || reason === "content-not-text";
}

function vanishedRemark({ path, reason }: Omission): Remark {
  const place = `${path} (${reason})`;
  return {
    topic: "vanished",
    alone: () => `the template drops messages or content of the request; the first: ${place}`,
    among: (count, line) => `the template drops messages or content of ${count}; the first: ${line}, ${place}`,
  };
}
