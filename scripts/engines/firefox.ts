import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pageFiles } from "../../spec/support/browser-files.ts";
import { checksPage, serve } from "../../spec/support/browser.ts";
import { templateIds } from "../../src/index.ts";
import { UnavailableError } from "../cached-packages.ts";

/** Debian's, or the one that FIREFOX names. */
const path = [process.env["FIREFOX"], "/usr/bin/firefox-esr", "/usr/bin/firefox"].find(
  (each) => each !== undefined && existsSync(each),
);

/** A page that does what spec/browser.spec.ts asks Chromium for, and sends what it finds. */
const PAGE = `${checksPage()}<script type="module">
  const found = { browser: navigator.userAgent, differing: [], failing: [] };
  try {
    for (const template of ${JSON.stringify(templateIds)}) {
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
  /** Golden cases that come out otherwise than in Python. */
  readonly differing: readonly string[];
  /** Rules that a formatter fails which does not read `continue_final_message`. */
  readonly failing: readonly string[];
  readonly error?: string;
}

/** Prints how it went in Firefox; returns whether all is well. Throws an UnavailableError where there is none. */
export async function checkFirefox(): Promise<boolean> {
  if (path === undefined) throw new UnavailableError("there is no firefox: set FIREFOX to the path of one");
  const { browser, differing, failing, error } = await foundBy(path);
  console.log(browser);
  const wrong = [...differing, ...(error === undefined ? [] : [error])];
  if (!failing.includes("continued-message") || failing.includes("json-numbers")) wrong.push(`kit: ${failing.join()}`);
  for (const line of wrong) console.log(line);
  return wrong.length === 0;
}

async function foundBy(firefox: string): Promise<Found> {
  const profile = mkdtempSync(join(tmpdir(), "firefox-"));
  const mail = new EventEmitter().on("error", () => undefined);
  const { url, close } = await serve({ ...pageFiles(), "/": PAGE }, (body) => mail.emit("answer", body));
  const env = { ...process.env, HOME: profile };
  const child = spawn(firefox, ["--headless", "--no-remote", "--profile", profile, url], { env, stdio: "ignore" });
  const gone = (why: unknown): boolean =>
    mail.emit("error", new UnavailableError(`${firefox} does not run: ${String(why)}`));
  child.on("error", gone).on("exit", (status) => gone(`exit status ${status}`));
  const ended = once(child, "close");
  try {
    const [answer] = (await once(mail, "answer", { signal: AbortSignal.timeout(120_000) })) as [string];
    return JSON.parse(answer) as Found;
  } finally {
    child.kill();
    close();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
