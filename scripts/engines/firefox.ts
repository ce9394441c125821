import { spawn, type ChildProcess } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pageFiles } from "../../spec/support/browser-files.ts";
import { checksPage, serve } from "../../spec/support/browser.ts";
import { templateIds } from "../../src/index.ts";
import { UnavailableError } from "../cached-packages.ts";
import { CheckError } from "../check-package/steps.ts";

/** The one that FIREFOX names, or that of the system. */
const named = process.env["FIREFOX"];
const path = (named === undefined ? ["/usr/bin/firefox-esr", "/usr/bin/firefox"] : [named]).find((each) =>
  existsSync(each),
);
const SECONDS = 120;

/** A page that does what spec/browser.spec.ts asks Chromium for, and sends what it finds. */
const PAGE = `${checksPage()}<script type="module">
  const found = { browser: navigator.userAgent, checked: 0, differing: [], failing: [] };
  try {
    for (const template of ${JSON.stringify(templateIds)}) {
      const { cases } = await (await fetch("/golden/" + template + ".json")).json();
      found.checked += cases.length;
      found.differing.push(...(await checks.differing("/golden/" + template + ".json")).map((id) => template + ": " + id));
    }
    found.failing = await checks.failing();
  } catch (error) {
    found.error = String(error);
  }
  await fetch("/", { method: "POST", body: JSON.stringify(found) });
</script>`;

interface Found {
  readonly browser: string;
  /** How many golden cases. */
  readonly checked: number;
  /** Golden cases that come out otherwise than in Python. */
  readonly differing: readonly string[];
  /** Rules that a formatter fails which does not read `continue_final_message`. */
  readonly failing: readonly string[];
  readonly error?: string;
}

/** Prints how it went in Firefox; returns whether all is well. Throws an UnavailableError where there is none. */
export async function checkFirefox(): Promise<boolean> {
  if (path === undefined) throw new UnavailableError("there is no firefox: set FIREFOX to the path of one");
  const { browser, checked, differing, failing, error } = await foundBy(path);
  console.log(`${browser}\n${checked} golden cases, ${differing.length} of them otherwise than in Python`);
  const wrong = [...differing, ...(error === undefined ? [] : [error])];
  if (!failing.includes("continued-message") || failing.includes("json-numbers")) wrong.push(`kit: ${failing.join()}`);
  for (const line of wrong) console.log(line);
  return checked > 0 && wrong.length === 0;
}

async function foundBy(firefox: string): Promise<Found> {
  const profile = mkdtempSync(join(tmpdir(), "firefox-"));
  const mail = new EventEmitter().on("error", () => undefined);
  const { url, close } = await serve({ ...pageFiles(), "/": PAGE }, (body) => mail.emit("answer", body));
  const env = { ...process.env, HOME: profile };
  // In a group of its own it can be ended where it is a script that starts another.
  const options = { env, stdio: "ignore", detached: true } as const;
  const child = spawn(firefox, ["--headless", "--no-remote", "--profile", profile, url], options);
  const gone = (why: unknown): boolean =>
    mail.emit("error", new UnavailableError(`${firefox} does not run: ${String(why)}`));
  child.on("error", gone).on("exit", (status) => gone(`exit status ${status}`));
  const ended = once(child, "close").catch(() => undefined); // it could not be started
  const late = setTimeout(
    () => mail.emit("error", new CheckError(`${firefox} has not answered in ${SECONDS} s`)),
    SECONDS * 1000,
  );
  try {
    const [answer] = (await once(mail, "answer")) as [string];
    return JSON.parse(answer) as Found;
  } finally {
    clearTimeout(late);
    end(child);
    close();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function end({ pid, exitCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null) process.kill(-pid, "SIGKILL");
}
