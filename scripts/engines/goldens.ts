import { allAssistant, maskSpans, offsetsIn, parseJson, QwenFormatError, templateIds } from "../../src/index.ts";
import { formatRequest } from "../../src/request.ts";
import { readGguf } from "../../src/gguf/index.ts";
import { fromOpenAI } from "../../src/messages/index.ts";
import { llamaServerCompletion, toRuns, type Fetch } from "../../src/runtimes/index.ts";
import { checkFormatter, loadCorpus, type GoldenRequest, type Span } from "../../src/testing/index.ts";
import { encodeChat } from "../../src/tokens/index.ts";

// The program of old-engines.ts: prints the golden cases that come out otherwise than in Python, and what does not work of
// the other entries; exits with 1 for any. It does not compare why a request is refused.

const differing: string[] = [];
let checked = 0;
for (const template of templateIds) {
  for (const { id, training, ...plain } of await loadCorpus(template)) {
    for (const golden of training === undefined ? [plain] : [plain, training]) {
      checked++;
      if (!isAsInPython(golden)) differing.push(`${template}: ${id}`);
    }
  }
}
console.log([...differing, `${checked} golden cases, ${differing.length} of them otherwise than in Python`].join("\n"));
const failing = await failingEntries();
for (const entry of failing) console.log(`qwen3-format/${entry} does not work`);
process.exitCode = checked > 0 && differing.length + failing.length === 0 ? 0 : 1;

function isAsInPython({ request, expected, spans }: GoldenRequest): boolean {
  const outcome = outcomeOf(request);
  if ("raises" in expected) return outcome === undefined;
  return outcome?.text === expected.text && (spans === undefined || String(outcome.spans) === String(spans));
}

/** Text and mask; `undefined` where we refuse. */
function outcomeOf(request: string): { readonly text: string; readonly spans: readonly Span[] } | undefined {
  try {
    const chat = formatRequest(parseJson(request), {});
    const at = offsetsIn("codepoint", chat.text);
    return { text: chat.text, spans: maskSpans(chat, allAssistant).map(({ start, end }) => [at(start), at(end)]) };
  } catch (error) {
    if (error instanceof QwenFormatError) return undefined;
    throw error;
  }
}

async function failingEntries(): Promise<string[]> {
  const { messages } = fromOpenAI([{ role: "developer", content: "Hi \u{1f600}" }]);
  const chat = formatRequest(parseJson(JSON.stringify({ messages })), {});
  const { inputIds } = encodeChat(chat, (text) => Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const unread: unknown = await readGguf("data:,none").catch((error: unknown) => error);
  const report = await checkFormatter(({ json }) => formatRequest(parseJson(json), {}).text, { runs: 20, seed: 1 });
  const works = {
    messages: messages[0]?.role === "system",
    tokens: inputIds.includes(0x1f600),
    runtimes: toRuns(chat).length === 4 && (await completed()) === "\u{1f600}",
    gguf: unread instanceof QwenFormatError,
    testing: report.ok,
  };
  return Object.entries(works).flatMap(([entry, isRight]) => (isRight ? [] : [entry]));
}

/** The answer of a llama-server that says an emoji, whatever it is asked. */
async function completed(): Promise<string> {
  const messages = [{ role: "user", content: "Hi" }];
  const chat = formatRequest(parseJson(JSON.stringify({ messages, add_generation_prompt: true })), {});
  let answer = "";
  for await (const { text } of llamaServerCompletion({ url: "http://llama", fetch: emojiServer })(chat, {}))
    answer += text;
  return answer;
}

async function emojiServer(...[url, init]: Parameters<Fetch>): Promise<Response> {
  if (url === "http://llama/completion") return new Response('data: {"content":"\u{1f600}","stop":true}\n\n');
  const { content } = JSON.parse(init?.body as string) as { content: readonly (string | number)[] };
  const tokens = content.map((piece, index) => (typeof piece === "number" ? piece : content.length * 10 + index));
  return new Response(JSON.stringify({ tokens }));
}
