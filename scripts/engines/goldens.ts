import { allAssistant, maskSpans, offsetsIn, parseJson, QwenFormatError, templateIds } from "../../src/index.ts";
import { formatRequest } from "../../src/request.ts";
import { loadCorpus, type GoldenRequest, type Span } from "../../src/testing/corpus.ts";

// The program of old-engines.ts: prints the golden cases that come out otherwise than in Python, and exits with 1 for any.

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
process.exitCode = checked > 0 && differing.length === 0 ? 0 : 1;

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
