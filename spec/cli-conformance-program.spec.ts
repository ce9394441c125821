import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { startProgram, type Program } from "../src/cli/conformance/program.ts";

describe("a program", () => {
  const started: Program[] = [];
  afterEach(async () => void (await Promise.all(started.splice(0).map(({ stop }) => stop()))));
  const start = (command: string, timeout = 20): Program => {
    const program = startProgram(command, timeout);
    started.push(program);
    return program;
  };

  it("is asked one request after the other, each with its number", async () => {
    const { ask } = start(
      `read a; echo "{\\"id\\": 1, \\"asked\\": $a}"; read a; echo "{\\"id\\": 2, \\"asked\\": $a}"`,
    );
    expect(await ask('{"messages": [{}]}')).toEqual({ id: 1, asked: { id: 1, messages: [{}] } });
    expect(await ask('{"messages": "$&"}')).toEqual({ id: 2, asked: { id: 2, messages: "$&" } });
    await expect(ask("{}")).rejects.toThrow("the program ended (exit status 0) before it answered request 3");
  });

  it("is asked in lines that no reader takes for two", async () => {
    const { ask } = start(String.raw`read -r a; case "$a" in *'"a\u2028b"'*) echo '{"id": 1}' ;; esac`);
    expect(await ask('{"messages": "a\u2028b"}')).toEqual({ id: 1 });
  });

  it.each([
    { command: "exit 7", says: "the program ended (exit status 7) before it answered request 1" },
    { command: "kill -9 $$", says: "the program ended (signal SIGKILL) before it answered request 1" },
    { command: "read a; echo x; sleep 5", says: "the program wrote a line that is no JSON: x" },
    { command: "echo usage: x FILE; exit 2", says: "the program wrote a line that is no JSON: usage: x FILE" },
  ])("that $command is told of", async ({ command, says }) => {
    await expect(start(command).ask("{}")).rejects.toThrow(says);
  });

  it("is waited for as long as it may take", async () => {
    const { ask } = start("read a; echo '{\"id\": 1}'; sleep 5", 0.3);
    expect(await ask("{}")).toEqual({ id: 1 });
    await expect(ask("{}")).rejects.toThrow(
      "the program has not answered request 2 in 0.3 s; does it write each answer out at once? --timeout gives it longer",
    );
  });

  it("has the end of what it has said remembered", async () => {
    const { ask, lastWords } = start("printf '%3000s' x >&2; exit 1");
    await expect(ask("{}")).rejects.toThrow("exit status 1");
    expect(lastWords()).toBe(`${" ".repeat(1999)}x`);
  });

  it("may take a long line, which comes in pieces", async () => {
    const { ask } = start(`read a; printf '{"id": 1, "text": "%0200000d"}\\n' 0`);
    expect(await ask("{}")).toEqual({ id: 1, text: "0".repeat(200_000) });
  });

  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

  it("leaves no timer of an answer behind", async () => {
    const { ask } = start("echo '{\"id\": 1}'; echo '{\"id\": 2}'; echo '{\"id\": 3}'; sleep 5");
    const before = timers();
    for (let id = 1; id <= 3; id++) await ask("{}");
    expect(timers()).toBeLessThan(before + 3);
  });

  it("whose shell is not there is told of", async () => {
    seemToBe("android"); // where Node looks for the shell elsewhere
    const { ask, stop, kill } = start("cat");
    await expect(ask("{}")).rejects.toThrow("the program ended (Error: spawn /system/bin/sh ENOENT) before");
    expect(kill).not.toThrow();
    await stop();
  });

  it("is stopped with what it has started", async () => {
    const { ask, stop } = start("sleep 20 | (echo '{\"id\": 1}'; cat)", 2);
    await ask("{}");
    const [asked] = [ask("{}"), stop()];
    await expect(asked).rejects.toThrow("signal SIGTERM");
    await stop();
  });

  const DEAF = 'trap \'\' TERM; echo "{\\"id\\": 1, \\"text\\": $$}"; sleep 20; sleep 1000';

  it("that does not hear is made to end: when it is stopped after a moment, at an exit at once", async () => {
    for (const end of ["stop", "kill"] as const) {
      const program = start(DEAF, 20);
      const { text: pid } = await program.ask("{}");
      const asked = program.ask("{}");
      await program[end]();
      await expect(asked).rejects.toThrow("signal SIGKILL");
      expect(() => process.kill(Number(pid), 0)).toThrow("ESRCH");
    }
  });

  it("that hears is not made to at an exit, and leaves no timer behind when it is stopped", async () => {
    const { ask, kill, stop } = start("sleep 20");
    const asked = ask("{}");
    kill();
    await expect(asked).rejects.toThrow("signal SIGTERM");
    const before = timers();
    await stop();
    expect(timers()).toBe(before);
  });

  it("is not waited for by what has left its group and holds its output", async () => {
    const sleeps = 'require("child_process").spawn("sleep", ["30"], { detached: true, stdio: "inherit" })';
    const { ask, stop } = start(`trap '' TERM; node -e '${sleeps}; console.log(JSON.stringify({ id: 1 }))' & wait`);
    await ask("{}");
    expect(await Promise.race([stop().then(() => "stopped"), setTimeout(10_000, "waits")])).toBe("stopped");
  });

  it("is stopped alone on Windows, where there are no groups", async () => {
    seemToBe("win32");
    process.env["comspec"] = "/bin/sh"; // Node takes any shell that is named here
    onTestFinished(() => void delete process.env["comspec"]);
    const { ask, stop } = start('echo "{\\"id\\": 1, \\"text\\": $$}"; exec sleep 20', 2);
    const { text: pid } = await ask("{}");
    expect(() => process.kill(-Number(pid), 0)).toThrow("ESRCH");
    const [asked] = [ask("{}"), stop()];
    await expect(asked).rejects.toThrow("signal SIGTERM");
  });
});

function seemToBe(platform: NodeJS.Platform): void {
  const own = Object.getOwnPropertyDescriptor(process, "platform") ?? {};
  Object.defineProperty(process, "platform", { ...own, value: platform });
  onTestFinished(() => void Object.defineProperty(process, "platform", own));
}
