import { QwenFormatError } from "../errors.ts";
import type { Signal } from "../runtimes/platform.ts";
import type { TemplateId } from "../templates/index.ts";
import type { Message, Tool } from "../types.ts";

/** A request as JavaScript reads it, under the names of the wire format. What a template does not read it may hold all the same. */
export type RequestValue = {
  readonly template: TemplateId;
  readonly messages: readonly Message[];
  readonly tools?: readonly Tool[] | null;
  readonly add_generation_prompt?: boolean | null;
  readonly continue_final_message?: boolean | string | null;
  readonly enable_thinking?: boolean | null;
  readonly add_vision_id?: boolean | null;
  readonly preserve_thinking?: boolean | null;
  readonly reasoning_effort?: string | null;
  readonly reasoning_history?: "all" | null;
};

/** What a formatter is asked. */
export interface FormatRequest {
  /** The request in the wire format: JSON text, numbers and keys as they are spelled. */
  readonly json: string;
  /** What `JSON.parse` makes of it. Throws `unsupported` where that can make nothing of it, as of NaN. */
  readonly value: RequestValue;
}

/**
 * What is tested: returns the prompt, and throws to refuse a request. An error with the code `unsupported` says that the
 * formatter has no place for what the request holds, which counts neither for nor against it.
 */
export type Formatter = (request: FormatRequest) => string | Promise<string>;

/** What a formatter made of a request. */
export type Outcome =
  | { readonly text: string }
  | { readonly error: string }
  /** What it gave is no text. */
  | { readonly gave: string }
  | { readonly unsupported: string };

/** A question with its answer, and what became of the value if the formatter has read it. */
export interface Asked {
  readonly outcome: Outcome;
  /** JSON of the value, before and after. */
  readonly value: { readonly before: string; readonly after: string } | undefined;
}

/** Asks a formatter; an exception or a rejection is an outcome. Throws the reason of the signal when that aborts. */
export async function ask(format: Formatter, json: string, signal?: Signal): Promise<Asked> {
  signal?.throwIfAborted();
  let read: RequestValue | undefined;
  const request: FormatRequest = {
    json,
    get value() {
      return (read ??= valueOf(json));
    },
  };
  const outcome = await outcomeOf(async () => aborted(signal, format(request)));
  signal?.throwIfAborted();
  const value = read && { before: JSON.stringify(JSON.parse(json)), after: jsonOf(read) };
  return { outcome, value };
}

/** Who reads the value cannot help what `JSON.parse` refuses. */
function valueOf(json: string): RequestValue {
  try {
    return JSON.parse(json) as RequestValue;
  } catch (error) {
    throw new QwenFormatError("unsupported", "", `not for JSON.parse: ${String(error)}`);
  }
}

async function outcomeOf(format: () => Promise<unknown>): Promise<Outcome> {
  try {
    const given = await format();
    return typeof given === "string" ? { text: given } : { gave: describe(given) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return isUnsupported(error) ? { unsupported: message } : { error: message };
  }
}

/** The promise, or a rejection as soon as the signal aborts: a formatter may never answer. */
async function aborted<T>(signal: Signal | undefined, promise: T | PromiseLike<T>): Promise<T> {
  if (signal === undefined || typeof promise === "string") return promise;
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    signal.addEventListener("abort", stop);
    Promise.resolve(promise)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", stop));
  });
}

function isUnsupported(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "unsupported";
}

function describe(given: unknown): string {
  return typeof given === "object" && given !== null ? Object.prototype.toString.call(given) : String(given);
}

/** A formatter may have put anything into the value. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    return String(error);
  }
}
