import { fork, type ChildProcess } from "node:child_process";
import { added, type Report, type Task } from "./report.ts";

/** So many calls take a second or two. */
const BATCH = 500;
const PATIENCE = 120_000;

export const NOTHING: Report = { failure: undefined, outcomes: [], slowest: { milliseconds: 0, name: "" } };

/** Makes calls until one is at fault, in a process of its own: nothing else can end one that hangs. */
export async function makeCalls({ seed, count }: Task, made: (count: number, report: Report) => void): Promise<Report> {
  const child = fork(new URL("attempts.ts", import.meta.url));
  let report = NOTHING;
  for (let done = 0; done < count && report.failure === undefined;) {
    const task = { seed: seed + done, count: Math.min(BATCH, count - done) };
    report = added(report, await reportOn(task, child));
    done += task.count;
    made(done, report);
  }
  child.kill();
  return report;
}

/** What the process says of these calls; its silence is a failure, and so is its end. */
async function reportOn(task: Task, child: ChildProcess): Promise<Report> {
  const again = `--seed ${task.seed} --count ${task.count}`;
  return new Promise((resolve) => {
    const settle = (report: Report): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(report);
    };
    const end = (fault: string): void => settle({ ...NOTHING, failure: `${fault}: ${again}` });
    const timer = setTimeout(() => end(`No answer for ${PATIENCE / 1000} seconds`), PATIENCE);
    child.once("message", (report) => settle(report as Report));
    child.once("exit", (code, signal) => end(`The process ended (${signal ?? code})`));
    child.send(task);
  });
}
