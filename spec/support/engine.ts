// `npm run test:engines` names the engine that it starts; specs that ran in another would show nothing.
const { bun, deno, node } = process.versions;
const here = bun !== undefined ? `bun ${bun}` : deno !== undefined ? `deno ${deno}` : `node ${node}`;
const asked = process.env["QWEN3_SPEC_ENGINE"] ?? here;
if (asked !== here) throw new Error(`these specs are to run in ${asked}, and run in ${here}`);
