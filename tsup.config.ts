import type { Options } from "tsup";
import { goldenModules, writeGoldenModules } from "./scripts/build/golden-modules.ts";

const library: Options = {
  entry: {
    index: "src/index.ts",
    testing: "src/testing/index.ts",
    tokens: "src/tokens/index.ts",
    runtimes: "src/runtimes/index.ts",
    messages: "src/messages/index.ts",
    gguf: "src/gguf/index.ts",
  },
  format: ["esm", "cjs"],
  // What both entries use is there once: one QwenFormatError, one class of chats.
  splitting: true,
  target: "es2022",
  platform: "neutral",
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
  onSuccess: async () => writeGoldenModules("dist"),
};

const commandLine: Options = {
  // A process of its own, for `detect` to start.
  entry: { cli: "src/cli/main.ts", "jinja-process": "src/cli/detect/jinja-process.ts" },
  format: ["esm"],
  target: "node20",
  platform: "node",
  splitting: true,
  external: ["@huggingface/jinja"],
  banner: { js: "#!/usr/bin/env node" },
};

const configs: Options[] = [library, commandLine].map((config) => ({
  ...config,
  esbuildPlugins: [goldenModules],
  clean: false,
  outDir: "dist",
}));

export default configs;
