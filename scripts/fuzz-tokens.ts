import fc from "fast-check";
import { requestTextOf } from "../src/testing/arbitraries/requests.ts";
import { openJudge } from "./tokens/judge.ts";
import { fuzzBar, fuzzOptions } from "./fuzz-program.ts";

const BATCH = 250;

const { count, seed } = fuzzOptions(
  "fuzz-tokens",
  "Encodes random chats with the library, the Rust tokenizer and @huggingface/tokenizers, masks them by the spans of " +
    "Python Jinja, and shrinks a difference.",
  "chats",
);

/** Requests for the template whose spans Python marks, without a continuation, which takes no mask. */
const maskable = requestTextOf([{ id: "qwen3", knobs: ["enableThinking"] }]).map((request) =>
  request.replace(/^{"template": "[^"]*", /, "{").replace(/, "continue_final_message": [^,{}]*}$/, "}"),
);

const judge = openJudge();
const bar = fuzzBar(count);

const tally = { raised: 0, compared: 0, newer: 0 };
let failure: string | undefined;
for (let done = 0; done < count && failure === undefined; done += BATCH) {
  failure = await checkBatch({ seed: seed + done, numRuns: Math.min(BATCH, count - done) });
}
bar.stop();
await judge.close();

if (failure !== undefined) {
  console.log(`${failure}\n\n(seed ${seed})`);
  process.exitCode = 1;
} else if (tally.compared === 0) {
  console.log("nothing was compared");
  process.exitCode = 1;
} else {
  console.log(
    `${count} chats, no difference (seed ${seed}): ${tally.compared} compared with Rust, ${tally.newer} with ` +
      `@huggingface/tokenizers alone because Rust's Unicode tables are older, ${tally.raised} refused by Python`,
  );
}

async function checkBatch(run: { seed: number; numRuns: number }): Promise<string | undefined> {
  const requests = fc.sample(maskable, run);
  const verdicts = await judge.verdicts(requests);
  bar.increment(run.numRuns);
  for (const { outcome } of verdicts) tally[outcome]++;
  const index = verdicts.findIndex(({ found }) => found !== undefined);
  return index === -1 ? undefined : shrunk(run, `${requests[index]}\n\n${verdicts[index]?.found}`);
}

/** The same requests once more, one by one, so that the smallest that differs is found. */
async function shrunk(run: { seed: number; numRuns: number }, unshrunk: string): Promise<string> {
  const property = fc.asyncProperty(maskable, async (request) => {
    const [verdict] = await judge.verdicts([request]);
    if (verdict?.found !== undefined) throw new Error(verdict.found);
  });
  const { counterexample, errorInstance } = await fc.check(property, run);
  if (counterexample === null) return unshrunk;
  return `${counterexample[0]}\n\n${errorInstance instanceof Error ? errorInstance.message : String(errorInstance)}`;
}
