import fc from "fast-check";
import { requestText } from "../spec/support/requests.ts";
import { difference } from "./difference.ts";
import { startOracle, type Oracle } from "./python.ts";
import { fuzzBar, fuzzOptions } from "./fuzz-program.ts";

const { count, seed } = fuzzOptions(
  "fuzz",
  "Sends the same random requests to the library and to Python Jinja, and shrinks a difference.",
  "requests",
);

const oracle = startOracle();
const bar = fuzzBar(count);

const tally = { text: 0, error: 0 };
const result = await fc.check(
  fc.asyncProperty(requestText, (request) => agrees(oracle, request)),
  { seed, numRuns: count },
);
bar.stop();
await oracle.close();

if (result.failed) {
  const [request] = result.counterexample ?? [];
  console.log(
    `Difference after ${result.numRuns} requests, shrunk ${result.numShrinks} times (seed ${seed}):\n\n${request}\n`,
  );
  console.log(result.errorInstance instanceof Error ? result.errorInstance.message : result.errorInstance);
  process.exitCode = 1;
} else if (tally.text === 0) {
  console.log("nothing was compared");
  process.exitCode = 1;
} else {
  console.log(`${result.numRuns} requests, no difference: ${tally.text} texts, ${tally.error} errors (seed ${seed})`);
}

async function agrees(python: Oracle, request: string): Promise<void> {
  const answer = await python.ask(request);
  const found = difference(request, answer);
  bar.increment();
  tally[answer.text === undefined ? "error" : "text"]++;
  if (found !== undefined) throw new Error(found);
}
