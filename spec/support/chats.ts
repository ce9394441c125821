import fc from "fast-check";
import { expect } from "vitest";
import { formatRequest } from "../../src/cli/request.ts";
import { parseJson, QwenFormatError, type Chat, type Message } from "../../src/index.ts";
import { tiled } from "./render.ts";
import { requestText } from "../../src/testing/arbitraries/requests.ts";

/** A random request, read from JSON text. */
export interface Request {
  readonly messages: readonly Message[];
  readonly template?: string;
  readonly tools?: unknown;
  readonly add_generation_prompt?: boolean | null;
  readonly enable_thinking?: boolean | null;
  readonly add_vision_id?: boolean | null;
  readonly preserve_thinking?: boolean | null;
  readonly reasoning_effort?: string | null;
  readonly reasoning_history?: "all" | null;
  readonly continue_final_message?: unknown;
}

/** Checks the chats of random requests; requests on which the template raises are left out. */
export function forEveryChat(check: (chat: Chat, request: Request) => void, numRuns = 500): void {
  let rendered = 0;
  fc.assert(
    fc.property(requestText, (json) => {
      const request = parseJson<Request>(json);
      const chat = formatted(request);
      // Caller text that spells the tag of a continuation is where transformers cuts, wherever that is.
      const isCutAnywhere = Boolean(request.continue_final_message) && json.includes("ONTINUE_FINAL_MESSAGE_TAG");
      if (chat === undefined || isCutAnywhere) return;
      rendered++;
      check(chat, request);
    }),
    { numRuns },
  );
  expect(rendered).toBeGreaterThan(numRuns * 0.4);
}

/** `undefined` where the template raises. */
export function formatted(request: Request): Chat | undefined {
  try {
    return tiled(formatRequest(request as never, {}));
  } catch (error) {
    if (error instanceof QwenFormatError && error.code === "template-error") return undefined;
    throw error;
  }
}

/** The chat that these messages alone would have made, with the same knobs. */
export function formattedUntil(request: Request, count: number, addGenerationPrompt = false): Chat | undefined {
  return formatted({
    ...request,
    messages: request.messages.slice(0, count),
    add_generation_prompt: addGenerationPrompt,
    continue_final_message: null,
  });
}
