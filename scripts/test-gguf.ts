import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkTypes } from "./gguf/consumer.ts";
import { engineFolder, startEngine, type Engine, type Llama } from "./gguf/engine.ts";
import { checkExample } from "./gguf/example.ts";
import { fuzzIds, otherTemplates } from "./gguf/fuzz-ids.ts";
import { checkGeneration } from "./gguf/generation.ts";
import { chatAround, hardTexts } from "./gguf/hard-texts.ts";
import { IdCheck } from "./gguf/id-check.ts";
import { writeModels, type ModelFiles } from "./gguf/model-files.ts";
import { checkContexts } from "./gguf/qwen-chat-wrapper.ts";
import { UnavailableError } from "./cached-packages.ts";
import { fuzzBar } from "./fuzz-program.ts";
import { scriptCommand } from "./script-command.ts";
import { wholeNumber } from "./whole-number.ts";

interface Options {
  readonly count: number;
  readonly others: number;
  readonly seed: number;
}

const options = scriptCommand("test-gguf")
  .description(
    "Checks the adapter for node-llama-cpp with the real engine: its ids against @huggingface/tokenizers, and generation " +
      "with models that follow a script. The models are written from tokenizer.json; no model is downloaded. The engine is " +
      "installed into node_modules/.cache the first time, 85 MB, without a trace in package.json.",
  )
  .option("--count <n>", "random chats of qwen3", wholeNumber, 3000)
  .option("--others <n>", "random chats of the other templates of its vocabulary", wholeNumber, 1000)
  .option("--seed <s>", "seed of the chats", wholeNumber, Math.floor(Math.random() * 2 ** 31))
  .addHelpText("after", "\nExits with 1 where something differs, and with 2 where the engine cannot be had here.")
  .parse()
  .opts<Options>();

const folder = mkdtempSync(join(tmpdir(), "test-gguf-"));
try {
  const installed = engineFolder();
  const { engine, llama } = await startEngine(installed);
  const models = writeModels(folder);
  const failures = [
    ...report("types", checkTypes(installed, join(folder, "types"))),
    ...report("the example in README.md", await checkExample(installed, models.json)),
    ...(await checkAll(engine, llama, models)),
  ];
  for (const failure of failures) console.log(`\nnot ok ${failure}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
  await llama.dispose();
} catch (error) {
  if (!(error instanceof UnavailableError)) throw error;
  console.error(`NOT CHECKED: ${error.message}`);
  process.exitCode = 2;
} finally {
  rmSync(folder, { recursive: true });
}

async function checkAll(engine: Engine, llama: Llama, files: ModelFiles): Promise<string[]> {
  return [
    ...(await checkIds(engine, llama, files.vocabulary)),
    ...report("contexts as QwenChatWrapper has them", checkContexts(engine, options.seed)),
    ...(await checkGeneration(engine, llama, files)).flatMap(({ name, found }) => report(name, found)),
  ];
}

async function checkIds(engine: Engine, llama: Llama, modelPath: string): Promise<string[]> {
  const model = await llama.loadModel({ modelPath, vocabOnly: true });
  const check = new IdCheck(engine, model);
  const hard = hardTexts.map((text) => ({ text, found: check.difference(chatAround(text)) }));
  const wrong = hard.find(({ found }) => found !== undefined);
  const failures = [
    ...report(`ids of ${hardTexts.length} hard texts`, wrong && `${JSON.stringify(wrong.text)}\n${wrong.found}`),
    ...fuzz(check, "qwen3", ["qwen3"], options.count),
    ...fuzz(check, `${otherTemplates.length} other templates`, otherTemplates, options.others),
  ];
  await model.dispose();
  return failures;
}

function fuzz(check: IdCheck, name: string, templates: typeof otherTemplates, count: number): string[] {
  const bar = fuzzBar(count);
  const onChats = (compared: number): void => bar.increment(compared);
  const found = fuzzIds(check, { templates, count, seed: options.seed, onChats });
  bar.stop();
  return report(`ids of ${count} random chats of ${name} (seed ${options.seed})`, found);
}

/** Prints that it is well, or returns what is to be said of it. */
function report(name: string, found: string | undefined): string[] {
  if (found !== undefined) return [`${name}\n\n${found}`];
  console.log(`ok ${name}`);
  return [];
}
