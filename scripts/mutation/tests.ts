/** One test of a spec, with what its suites ask for around it. */
export interface Test {
  readonly name: string;
  readonly run: () => unknown;
  readonly suite: Suite;
}

type Hook = () => unknown;

interface Suite {
  readonly name: string;
  readonly parent: Suite | undefined;
  readonly beforeAll: Hook[];
  readonly afterAll: Hook[];
  readonly afterEach: Hook[];
  isOpen: boolean;
}

/** The tests that a spec declares. */
export interface Collected {
  readonly tests: readonly Test[];
  readonly suites: readonly Suite[];
}

const TIMEOUT = 20_000;

let suites: Suite[] = [];
let tests: Test[] = [];
let current: Suite = suite("", undefined);
let finishers: Hook[] = [];

function suite(name: string, parent: Suite | undefined): Suite {
  const made = { name, parent, beforeAll: [], afterAll: [], afterEach: [], isOpen: false };
  suites.push(made);
  return made;
}

/** What `import { … } from "vitest"` is to the specs here: the part that they use, without its files and processes. */
export const declarations: Readonly<Record<string, unknown>> = {
  describe: Object.assign(withTables(declareSuite), { skipIf: skipIf(declareSuite) }),
  it: Object.assign(withTables(declareTest), { skipIf: skipIf(declareTest) }),
  beforeAll: (hook: Hook): void => void current.beforeAll.push(hook),
  afterAll: (hook: Hook): void => void current.afterAll.push(hook),
  afterEach: (hook: Hook): void => void current.afterEach.push(hook),
  onTestFinished: (hook: Hook): void => void finishers.push(hook),
};

/** The tests that `load` declares. */
export function collect(load: () => void): Collected {
  [suites, tests] = [[], []];
  current = suite("", undefined);
  load();
  return { tests, suites };
}

function declareSuite(name: string, ...rest: readonly unknown[]): void {
  const outer = current;
  current = suite(`${outer.name}${name} > `, outer);
  bodyOf(rest)();
  current = outer;
}

function declareTest(name: string, ...rest: readonly unknown[]): void {
  tests.push({ name: current.name + name, run: bodyOf(rest), suite: current });
}

type Declare = (name: string, ...rest: readonly unknown[]) => void;

/** `it.skipIf(isMissing)(name, body)`, `it.skipIf(isMissing).each(table)(name, body)` */
function skipIf(declare: Declare) {
  return (isSkipped: boolean) => withTables(isSkipped ? (): void => undefined : declare);
}

function withTables(declare: Declare) {
  return Object.assign((name: string, ...rest: readonly unknown[]) => declare(name, ...rest), {
    each: eachRow(declare),
  });
}

/** `it.each(table)(name, body)`: once for each row of the table. */
function eachRow(declare: Declare) {
  return (table: readonly unknown[]) =>
    (name: string, ...rest: readonly unknown[]): void => {
      const body: (...row: readonly unknown[]) => unknown = bodyOf(rest);
      for (const row of rowsOf(table)) declare(name, () => body(...row));
    };
}

/** `describe(name, body)`, `describe(name, { timeout }, body)` and `describe(name, body, timeout)` */
function bodyOf(rest: readonly unknown[]): (...row: readonly unknown[]) => unknown {
  return rest.find((value) => typeof value === "function") as (...row: readonly unknown[]) => unknown;
}

/** Rows are spread into arguments where all of them are lists. */
function rowsOf(table: readonly unknown[]): readonly (readonly unknown[])[] {
  const areLists = table.every((row) => Array.isArray(row));
  return areLists ? (table as readonly (readonly unknown[])[]) : table.map((row) => [row]);
}

/** Runs a test; it throws what the test throws. */
export async function runTest(test: Test): Promise<void> {
  finishers = [];
  await openSuites(test.suite);
  try {
    const outcome = test.run();
    if (outcome instanceof Promise) await inTime(orStray(outcome));
  } finally {
    for (const hook of finishers) await hook();
    for (let at: Suite | undefined = test.suite; at !== undefined; at = at.parent) {
      for (const hook of at.afterEach) await hook();
    }
  }
}

/** An exception that nobody catches fails the test in hand, as in Vitest; it would end the process. */
async function orStray(outcome: Promise<unknown>): Promise<void> {
  let onStray: (error: unknown) => void = () => undefined;
  const stray = new Promise<never>((_resolve, reject) => (onStray = reject));
  process.on("uncaughtException", onStray);
  try {
    await Promise.race([outcome, stray]);
  } finally {
    process.off("uncaughtException", onStray);
  }
}

/** What suites ask for before their first test; it is done once. */
export async function openSuites(at: Suite): Promise<void> {
  if (at.isOpen) return;
  at.isOpen = true;
  if (at.parent !== undefined) await openSuites(at.parent);
  for (const hook of at.beforeAll) await hook();
}

/** After the last test that is run, whatever came of it. */
export async function closeSuites({ suites: all }: Collected): Promise<void> {
  for (const { isOpen, afterAll } of all.toReversed()) {
    if (!isOpen) continue;
    for (const hook of afterAll) await hook();
  }
}

async function inTime(outcome: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${TIMEOUT} ms`)), TIMEOUT);
  });
  await Promise.race([outcome, late]).finally(() => clearTimeout(timer));
}
