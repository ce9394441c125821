import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import buildIfStale from "../../spec/support/build.ts";
import { exampleProject, runExample } from "../../spec/support/example-project.ts";
import { exampleWith } from "../../spec/support/readme.ts";

/** In place of the model file of the example. */
const MODEL = "Qwen3-8B-Q4_K_M.gguf";

// As the checks themselves start it: what is installed, without compiling or fetching.
const ENVIRONMENT = { NODE_LLAMA_CPP_SKIP_DOWNLOAD: "true", NODE_LLAMA_CPP_GPU: "false" };

/** Runs the example of the README as it stands, in which a session and ids get an answer; returns what is wrong. */
export async function checkExample(engineFolder: string, model: string): Promise<string | undefined> {
  buildIfStale();
  const example = exampleWith('"node-llama-cpp"');
  if (!example.includes(`"${MODEL}"`)) return `it does not load ${MODEL}`;
  const project = exampleProject({ "node-llama-cpp": join(engineFolder, "node-llama-cpp") });
  try {
    symlinkSync(model, join(project, MODEL));
    const { status, printed, complaints } = await runExample(project, example, { env: ENVIRONMENT });
    // To a prompt with a think block, or to another one, the script has another answer.
    return status === 0 && printed === "Hi\nHi\n" ? undefined : `exit status ${status}\n${printed}\n${complaints}`;
  } finally {
    rmSync(project, { recursive: true });
  }
}
