import type { JsonValue } from "../types.ts";
import { suggestion } from "./likely-word.ts";
import type { Remark } from "./remarks.ts";
import { requestMemberNames, unknownMembers } from "./request.ts";

/** `member "enableThinking" of a request is not read; did you mean enable_thinking?`, for each member that means nothing here. */
export function unreadRemarks(request: JsonValue): Remark[] {
  return unknownMembers(request).map((name) => {
    const text = (): string =>
      `member ${JSON.stringify(name)} of a request is not read${suggestion(name, requestMemberNames)}`;
    return { topic: `unread ${name}`, alone: text, among: text };
  });
}
