import { SpecProcesses } from "./mutation/command-line/specs-process.ts";
import { SpecRunner } from "./mutation/spec-runner.ts";
const p = new SpecProcesses("/tmp/m/main", "/tmp/m/main");
const r = new SpecRunner("/tmp/m/main", "/tmp/m/main", ["cli-view.spec.ts"], p);
await r.prepare();
const t = performance.now();
console.log(await r.runSpec("cli-view.spec.ts"), performance.now() - t);
await p.stop();
