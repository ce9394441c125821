import { join, sep } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { ModuleLoader, type Registry } from "../modules.ts";
import { withProcess } from "./own-process.ts";
import { parseOnce, standIns } from "./packages.ts";
import { switches, type Call, type Outcome, type Start, type Switches } from "./protocol.ts";

// The thread in which the command line runs, as in a process of its own: with fresh modules each time, but without the
// start of a process.

const { project, copy, answered, port } = workerData as Start;
const PROGRAM = join(project, "src/cli/program.ts");
const OWN = join(project, "src/cli") + sep;

parseOnce();
const loader = new ModuleLoader(project, copy);
await loader.prepare(PROGRAM, standIns(project));

port.on("message", async (call: Call) => {
  const outcome = await outcomeOf(call);
  port.postMessage(outcome);
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
});
parentPort?.postMessage("ready", []); // now it may be waited for

const FRESH: Switches = { currentTestId: "run", mutantCoverage: undefined };

async function outcomeOf(call: Call): Promise<Outcome> {
  const { mutated, activeMutant, hitLimit } = call;
  const isMutated = (path: string): boolean => path.startsWith(OWN) && (mutated === undefined || path === mutated);
  Object.assign(switches, FRESH, { activeMutant, hitLimit, hitCount: hitLimit && 0 });
  const written = await withProcess(call, async () => {
    loader.renew("picocolors"); // as it is loaded it looks for colours
    const { main } = loader.load(PROGRAM, new Map() satisfies Registry, isMutated);
    await (main as () => Promise<void>)();
  });
  return { ...written, passed: switches.mutantCoverage?.perTest["run"] ?? {}, hitCount: switches.hitCount ?? 0 };
}
