import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["spec/**/*.spec.ts"],
    globalSetup: "spec/support/build.ts",
    setupFiles: ["spec/support/seed.ts", "spec/support/engine.ts"],
    maxWorkers: "100%",
    testTimeout: 30_000, // some render thousands of chats, and machines are busy
    typecheck: { enabled: true, include: ["spec/**/*.spec-d.ts"], tsconfig: "tsconfig.json" },
    coverage: { provider: "v8", include: ["src/**"], reporter: ["text-summary", "text"] },
  },
});

export default config;
