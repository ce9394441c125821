/** What `readGguf` wants of a pair. */
export type Wanted = "text" | "integer" | "flag" | "tokens" | "token-types";

/** The pairs that are read; all others are passed over. */
const WANTED: ReadonlyMap<string, Wanted> = new Map([
  ["general.architecture", "text"],
  ["general.name", "text"],
  ["split.no", "integer"],
  ["split.count", "integer"],
  ["tokenizer.chat_template", "text"],
  ["tokenizer.ggml.model", "text"],
  ["tokenizer.ggml.pre", "text"],
  ["tokenizer.ggml.tokens", "tokens"],
  ["tokenizer.ggml.token_type", "token-types"],
  ["tokenizer.ggml.add_bos_token", "flag"],
  ["tokenizer.ggml.bos_token_id", "integer"],
  ["tokenizer.ggml.eos_token_id", "integer"],
  ["tokenizer.ggml.eot_token_id", "integer"],
  ["tokenizer.ggml.eom_token_id", "integer"],
]);

/** `tokenizer.chat_template.tool_use` is the template named `tool_use`. */
export const NAMED_TEMPLATE = "tokenizer.chat_template.";

export function wantedOf(key: string): Wanted | undefined {
  return key.startsWith(NAMED_TEMPLATE) ? "text" : WANTED.get(key);
}

/** The type of a value, by the numbers of GGUF; of a list, and of nothing else, with that of its items. */
export interface ValueType {
  readonly type: number;
  readonly item: number | undefined;
}

const BOOL = 7;
export const STRING = 8;
export const LIST = 9;
const INTEGERS: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 5, 10, 11]);
const INTEGERS_OF_32_BITS: ReadonlySet<number | undefined> = new Set([4, 5]);

const BYTES: readonly (number | undefined)[] = [1, 1, 2, 2, 4, 4, 4, 1, undefined, undefined, 8, 8, 8];

/** Bytes of a number or flag; `undefined` for strings, lists, and types that there are not. */
export function bytesOf(type: number): number | undefined {
  return BYTES[type];
}

/** What messages call it. */
export const NAMES: Readonly<Record<Wanted, string>> = {
  text: "a text",
  integer: "an integer",
  flag: "true or false",
  tokens: "a list of texts",
  "token-types": "a list of 32-bit integers",
};

export function isOfType(wanted: Wanted, { type, item }: ValueType): boolean {
  switch (wanted) {
    case "text":
      return type === STRING;
    case "integer":
      return INTEGERS.has(type);
    case "flag":
      return type === BOOL;
    case "tokens":
      return item === STRING;
    case "token-types":
      return INTEGERS_OF_32_BITS.has(item);
  }
}
