import { labelOf as labelOfSource } from "../../gguf/source.ts";
import { UsageError } from "../usage-error.ts";

/** One chat template of a file. */
export interface TemplateText {
  /** Where the file names several. */
  readonly name?: string;
  /** `null` where a GGUF file has none. */
  readonly text: string | null;
}

type PresentText = TemplateText & { readonly text: string };

/** The templates in a file: the file itself, or those under `chat_template` in its JSON, `default` first. */
export async function readTemplates(chunks: AsyncIterable<Uint8Array>, file: string): Promise<readonly TemplateText[]> {
  const label = labelOf(file);
  const text = decode(await readBytes(chunks, label), label);
  const templates = templatesIn(text, file);
  const empty = templates.find((template) => template.text.trim() === "");
  if (empty !== undefined) throw new UsageError(`${label}: the chat template ${nameIn(empty)}is empty`);
  return templates;
}

/** `standard input`, the file, or the URL without its query. */
export function labelOf(file: string): string {
  return file === "-" ? "standard input" : labelOfSource(file);
}

const nameIn = ({ name }: TemplateText): string => (name === undefined ? "" : `${JSON.stringify(name)} `);

async function readBytes(chunks: AsyncIterable<Uint8Array>, label: string): Promise<Uint8Array> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    read.push(chunk);
    size += chunk.length;
    if (chunk.includes(0)) throw new UsageError(`${label} is no text`);
    if (size > LARGEST) throw new UsageError(`${label} is too large for a chat template`);
  }
  return Buffer.concat(read);
}

const LARGEST = 64 * 1024 * 1024;

// With its byte order mark, which Jinja would print.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array, label: string): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new UsageError(`${label} is no text in UTF-8`);
  }
}

function templatesIn(text: string, file: string): readonly PresentText[] {
  const isNamedJson = file.toLowerCase().endsWith(".json");
  if (!isNamedJson && !/^\s*\{\s*["}]/.test(text)) return [{ text }];
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${labelOf(file)} is not JSON: ${(error as SyntaxError).message}`);
  }
  return namedTemplates((json as { chat_template?: unknown } | null)?.chat_template, labelOf(file));
}

function namedTemplates(found: unknown, label: string): readonly PresentText[] {
  if (typeof found === "string") return [{ text: found }];
  if (!Array.isArray(found) || found.length === 0)
    throw new UsageError(`${label} holds no chat_template; ${ELSEWHERE}`);
  const templates = found.map((each: unknown, index) => namedTemplate(each, `${label}: chat_template[${index}]`));
  const isFirst = ({ name }: TemplateText): boolean => name === "default";
  return [...templates.filter(isFirst), ...templates.filter((template) => !isFirst(template))];
}

const ELSEWHERE = "many models have it in a file of its own, chat_template.jinja";

function namedTemplate(value: unknown, place: string): PresentText {
  const { name, template } = (value ?? {}) as { name?: unknown; template?: unknown };
  if (typeof name === "string" && typeof template === "string") return { name, text: template };
  throw new UsageError(`${place} is no object with a name and a template`);
}
