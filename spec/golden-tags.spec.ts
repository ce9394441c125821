import { expect, it } from "vitest";
import { parseJson, QwenFormatError, templateIds, type Chat, type Segment } from "../src/index.ts";
import { cases } from "./support/golden.ts";
import { renderRequest } from "./support/render.ts";

/** What the caller wrote; the rest are the template's words. */
const CALLERS = [
  "content",
  "reasoning",
  "tool-call-name",
  "tool-call-parameter",
  "tool-call-arguments",
  "tool-response",
  "tool-definition",
];
/** These may be: they stand for a part of a list, or are a role that the template does not know. */
const PLACEHOLDERS = ["image-pad", "video-pad", "turn-role"];
const KINDS = new Set<string>([
  ...["turn-start", "turn-end", "turn-break"],
  ...["think-start", "think-end", "think-break"],
  ...["tool-call-start", "tool-call-syntax", "tool-call-end"],
  ...["tool-response-start", "tool-response-end", "tool-response-break"],
  ...["tools-instructions", "tools-token", "effort-instructions"],
  ...["vision-label", "vision-start", "vision-end"],
  ...CALLERS,
  ...PLACEHOLDERS,
]);
const REASONS = new Set<string>([
  "unknown-role",
  "content-not-text",
  "reasoning",
  "text-around-reasoning",
  "white-space",
  "member-not-read",
  "after-continuation",
]);

interface Read {
  readonly messages: readonly { readonly role: string }[];
}

/** `messages[2].tool_calls[0].function` of the request; `undefined` where there is no such value. */
function valueAt(request: unknown, path: string): unknown {
  if (path === "") return undefined;
  let value = request;
  for (const [, name, index, key] of path.matchAll(/\.?([A-Za-z_$][\w$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g)) {
    const member = name ?? index ?? (JSON.parse(key ?? "") as string);
    value = value instanceof Map ? value.get(member) : (value as Record<string, unknown> | null | undefined)?.[member];
  }
  return value;
}

/** Index of the message that a path leads into: `messages[2].content` -> 2, `tools[0]` -> null */
function messageOf(path: string): number | null {
  const [, index] = /^messages\[(\d+)\]/.exec(path) ?? [];
  return index === undefined ? null : Number(index);
}

function faultOf(segment: Segment, request: Read): string | undefined {
  const { kind, source, message, role } = segment;
  if (!KINDS.has(kind)) return `no kind: ${kind}`;
  if (CALLERS.includes(kind) !== (source !== null) && !PLACEHOLDERS.includes(kind)) return `${kind} of ${source}`;
  if (source !== null && valueAt(request, source) === undefined) return `no value at ${source}`;
  if (source !== null && messageOf(source) !== message) return `${source} in message ${message}`;
  if (message === null) return role === "system" || role === "assistant" ? undefined : `no role: ${role}`;
  return role === request.messages[message]?.role ? undefined : `${role} for message ${message}`;
}

function faultsOf({ segments, omissions }: Chat, request: Read): (string | undefined)[] {
  return [
    ...segments.map((segment) => faultOf(segment, request)),
    ...omissions.flatMap(({ reason, path, message }) => [
      REASONS.has(reason) ? undefined : `no reason: ${reason}`,
      valueAt(request, path) === undefined ? `nothing omitted at ${path}` : undefined,
      messageOf(path) === message ? undefined : `${path} in message ${message}`,
    ]),
  ];
}

/** Of an error: a reason, and a place that the caller knows. */
function errorFaults({ path, reason }: QwenFormatError, request: Read): (string | undefined)[] {
  const option = path.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const holder = path.replace(/(\.\w+|\[[^[]*\])$/, "");
  const isKnown = valueAt(request, option) !== undefined || valueAt(request, holder) !== undefined;
  return [reason === "" ? "no reason" : undefined, isKnown ? undefined : `nothing at ${path}`];
}

function faults(request: string, template: (typeof templateIds)[number]): string[] {
  const read = parseJson<Read>(request);
  let found: (string | undefined)[];
  try {
    found = faultsOf(renderRequest(request, template), read);
  } catch (error) {
    if (!(error instanceof QwenFormatError)) throw error;
    found = errorFaults(error, read);
  }
  return found.filter((fault) => fault !== undefined);
}

it.each(templateIds)(
  "every segment, omission and error of %s is of a known kind and leads to the caller's value",
  (id) => {
    const found = cases
      .filter(({ request }) => !request.includes('"continue_final_message": "role"'))
      .map(({ id: name, request }) => ({ name, faults: faults(request, id) }));
    expect(found.filter((each) => each.faults.length > 0)).toEqual([]);
  },
);
