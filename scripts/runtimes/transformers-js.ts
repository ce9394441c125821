import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exampleProject, runExample } from "../../spec/support/example-project.ts";
import { exampleWith } from "../../spec/support/readme.ts";
import { ANSWER, writeScriptedHub } from "./scripted-hub.ts";

/** Runs the example as it stands, in Node, with models from a folder and not from the hub; returns what is wrong. */
export async function checkTransformersJs(packages: Readonly<Record<string, string>>): Promise<string | undefined> {
  const example = exampleWith('"@huggingface/transformers"');
  const hub = mkdtempSync(join(tmpdir(), "hub-"));
  const project = exampleProject(packages);
  try {
    const [, name = "", dtype = ""] = /from_pretrained\("(.+?)", \{ dtype: "(\w+)" \}/.exec(example) ?? [];
    writeScriptedHub(hub, name, dtype);
    const before =
      'import { env } from "@huggingface/transformers";\n' +
      `Object.assign(env, { localModelPath: ${JSON.stringify(`${hub}/`)}, allowRemoteModels: false });\n`;
    const { status, printed, complaints } = await runExample(project, example, { before });
    return status === 0 && printed.trimEnd() === ANSWER
      ? undefined
      : `exit status ${status}\n${printed}\n${complaints}`;
  } finally {
    for (const folder of [hub, project]) rmSync(folder, { recursive: true });
  }
}
