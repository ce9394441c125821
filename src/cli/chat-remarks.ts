import { spelledTokens, type ControlToken } from "../control-tokens.ts";
import type { Chat, Omission } from "../types.ts";
import type { Remark } from "./remarks.ts";

/** On the first caller text that a tokenizer takes for an added token: there may be very many. */
export function spellingRemarks(chat: Chat, advice = ""): Remark[] {
  return spelledTokens(chat)
    .slice(0, 1)
    .map((first) => spellingRemark(first, `${advice}--refuse control-tokens refuses them`));
}

function spellingRemark({ token, path }: ControlToken, advice: string): Remark {
  const place = `${token} in ${path}`;
  return {
    topic: "spelled-tokens",
    alone: () => `added tokens are spelled by the text of the request; the first: ${place}; ${advice}`,
    among: (count, line) => `added tokens are spelled by the text of ${count}; the first: ${line}, ${place}; ${advice}`,
  };
}

/** On the first message, or content, that vanishes. */
export function vanishedRemarks({ omissions }: Chat): Remark[] {
  const first = omissions.find(isVanished);
  return first === undefined ? [] : [vanishedRemark(first)];
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
