import { isMembers, membersOf, ownMember } from "../members.ts";
import { dumps } from "../python/dumps.ts";
import type { JsonValue } from "../types.ts";

/** The request's own id as JSON, or `undefined` where it has none; throws for an id that is nested too deep to be written. */
export function requestId(request: JsonValue): string | undefined {
  if (!isMembers(request)) return undefined;
  const id = ownMember(membersOf(request, ""), "id") as JsonValue | undefined;
  return id === undefined ? undefined : idText(id);
}

/** The id as it came, `1.0` and big integers included; lone surrogates escaped, because UTF-8 has none. */
function idText(id: JsonValue): string {
  const text = dumps(id, "id");
  return text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}
