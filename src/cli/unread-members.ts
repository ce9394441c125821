import type { JsonValue } from "../types.ts";
import { likelyMember, unknownMembers } from "./request.ts";
import { warn } from "./warn.ts";

/** Warns of members that mean nothing here: of each name once, however many requests hold it. */
export function unreadMembers(): (request: JsonValue) => void {
  const warned = new Set<string>();
  return (request) => {
    for (const name of unknownMembers(request)) {
      if (warned.has(name)) continue;
      warned.add(name);
      const likely = likelyMember(name);
      const hint = likely === undefined ? "" : `; did you mean ${likely}?`;
      warn(`member ${JSON.stringify(name)} of a request is not read${hint}`);
    }
  };
}
