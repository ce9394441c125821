import { ggufOf, qwen3Pairs, rawGguf, rawString, type RawPart } from "./gguf.ts";

const GIGABYTE = 2 ** 30;
const HUGE = 2n ** 60n;
const STRING = 8;
const LIST = 9;
const template = "tokenizer.chat_template";

/** A header of one pair, of which this is the value with its type. */
function pair(key: string, ...value: readonly RawPart[]): Uint8Array<ArrayBuffer> {
  return rawGguf("GGUF", 3, 0n, 1n, rawString(key), ...value);
}

/** A list in a list, and so on; the innermost has no items. */
function nested(depth: number): Uint8Array {
  const inner = depth === 1 ? rawGguf(0, 0n) : nested(depth - 1);
  return depth === 1 ? inner : rawGguf(LIST, 1n, inner);
}

/** A file, and what is said of it; `""` where it is a header. */
interface HostileFile {
  readonly what: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the file; what is not said is zeros. */
  readonly size?: number;
  readonly reason: string;
}

/** Files that say what cannot be, some of them with gigabytes of zeros behind it; and what is said of them. */
export const hostileFiles: readonly HostileFile[] = [
  { what: "zeros", bytes: rawGguf(), size: 10 * GIGABYTE, reason: 'not a GGUF file: it begins with "\\u0000\\u0000' },
  {
    what: "magic and zeros",
    bytes: rawGguf("GGUF"),
    size: 10 * GIGABYTE,
    reason: "GGUF version 0; 1, 2 and 3 are read",
  },
  {
    what: "another file",
    bytes: rawGguf("PK\u0003\u0004", HUGE),
    reason: 'not a GGUF file: it begins with "PK\\u0003',
  },
  {
    what: "a pointer",
    bytes: rawGguf("version https://git-lfs"),
    reason: 'begins with "vers", as a pointer of Git LFS does',
  },
  { what: "version 4", bytes: rawGguf("GGUF", 4, 0n, 0n), reason: "GGUF version 4; 1, 2 and 3 are read" },
  { what: "big-endian version 4", bytes: rawGguf("GGUF", 4 << 24, 0n, 0n), reason: "GGUF version 4;" },
  { what: "many tensors", bytes: rawGguf("GGUF", 3, 2n ** 63n, 0n), reason: "declares 9223372036854776000 tensors" },
  { what: "many pairs", bytes: rawGguf("GGUF", 3, 0n, 2n ** 63n), reason: "9223372036854776000 key-value pairs" },
  { what: "many pairs of zeros", bytes: rawGguf("GGUF", 3, 0n, 65_536n), size: 10 * GIGABYTE, reason: "" },
  {
    what: "a long key",
    bytes: rawGguf("GGUF", 3, 0n, 1n, HUGE),
    reason: "declares 1152921504606847000 bytes of a key",
  },
  { what: "a long text", bytes: pair("a", STRING, HUGE), reason: "declares a header of more than 64 MB" },
  {
    what: "a long template",
    bytes: pair(template, STRING, HUGE),
    reason: "bytes of tokenizer.chat_template; more than 2",
  },
  { what: "a text of 60 MB, cut off", bytes: pair("a", STRING, 60_000_000n), reason: "cut off after 45 bytes, within" },
  { what: "a long list", bytes: pair("a", LIST, 0, HUGE), reason: "declares a header of more than 64 MB" },
  { what: "a long list of zeros", bytes: pair("a", LIST, 0, HUGE), size: 10 * GIGABYTE, reason: "more than 64 MB" },
  {
    what: "a list of many texts",
    bytes: pair("a", LIST, STRING, HUGE),
    size: 10 * GIGABYTE,
    reason: "more than 64 MB",
  },
  { what: "a list of many lists", bytes: pair("a", LIST, LIST, HUGE), size: 10 * GIGABYTE, reason: "more than 64 MB" },
  { what: "lists 4 deep", bytes: pair("a", LIST, nested(4)), reason: "" },
  { what: "lists 5 deep", bytes: pair("a", LIST, nested(5)), reason: "nests lists more than 4 deep" },
  {
    what: "lists 20,000 deep",
    bytes: pair("a", LIST, ...Array<RawPart>(20_000).fill(rawGguf(LIST, 1n))),
    reason: "more than 4 deep",
  },
  {
    what: "many tokens",
    bytes: pair("tokenizer.ggml.tokens", LIST, STRING, HUGE),
    reason: "1152921504606847000 tokens;",
  },
  {
    what: "a million tokens",
    bytes: pair("tokenizer.ggml.tokens", LIST, STRING, 10n ** 6n),
    size: GIGABYTE,
    reason: "",
  },
  {
    what: "many types",
    bytes: pair("tokenizer.ggml.token_type", LIST, 5, HUGE),
    reason: "1152921504606847000 token types;",
  },
  { what: "a million types", bytes: pair("tokenizer.ggml.token_type", LIST, 5, 10n ** 6n), size: GIGABYTE, reason: "" },
  {
    what: "a type of value that is none",
    bytes: pair("a", 13),
    reason: "holds a value of type 13, which GGUF does not",
  },
  {
    what: "a type of items that is none",
    bytes: pair("a", LIST, 99, 1n),
    reason: "holds a value of type 99, which GGUF",
  },
  { what: "a template that is a list", bytes: pair(template, LIST, STRING, 0n), reason: `${template} is not a text` },
  {
    what: "a flag that is a text",
    bytes: pair("tokenizer.ggml.add_bos_token", STRING, 0n),
    reason: "is not true or false",
  },
  { what: "an id that is no integer", bytes: pair("tokenizer.ggml.eos_token_id", 6, 0), reason: "is not an integer" },
  {
    what: "tokens that are numbers",
    bytes: pair("tokenizer.ggml.tokens", LIST, 4, 0n),
    reason: "is not a list of texts",
  },
  {
    what: "types that are texts",
    bytes: pair("tokenizer.ggml.token_type", LIST, 8, 0n),
    reason: "is not a list of 32-bit",
  },
  {
    what: "a key twice",
    bytes: twice(template, rawGguf(STRING, rawString("a"))),
    reason: `the key ${template} comes twice`,
  },
  {
    what: "tokens twice",
    bytes: twice("tokenizer.ggml.tokens", rawGguf(LIST, STRING, 0n)),
    reason: "ggml.tokens comes twice",
  },
  {
    what: "many templates",
    bytes: rawGguf("GGUF", 3, 0n, 100n, ...Array.from({ length: 100 }, (_, index) => named(index))),
    reason: "holds too many chat templates, or too long ones",
  },
  { what: "a whole file, and gigabytes", bytes: ggufOf(qwen3Pairs()), size: 8 * GIGABYTE, reason: "" },
];

function twice(key: string, value: Uint8Array): Uint8Array<ArrayBuffer> {
  return rawGguf("GGUF", 3, 0n, 2n, rawString(key), value, rawString(key), value);
}

function named(index: number): Uint8Array {
  return rawGguf(rawString(`${template}.${index}`), STRING, rawString("x".repeat(250_000)));
}
