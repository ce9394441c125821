import { cachedPackages } from "../cached-packages.ts";

const VERSIONS = { "@huggingface/transformers": "4.3.1", "@mlc-ai/web-llm": "0.2.86", "@wllama/wllama": "3.8.1" };

/** Where each of the runtimes is; fetched when they are not there. */
export function runtimePackages(): Record<string, string> {
  const folder = cachedPackages({
    name: "runtimes",
    versions: VERSIONS,
    // In Node it is not loaded: transformers.js needs it in browsers.
    overrides: { "onnxruntime-web": "npm:onnxruntime-common@1.30.0" },
    remark: "350 MB",
  });
  return Object.fromEntries(Object.keys(VERSIONS).map((name) => [name, `${folder}/${name}`]));
}
