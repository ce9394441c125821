import { warn } from "./warn.ts";

/** Something to be said about a request on standard error. */
export interface Remark {
  /** Remarks on one topic are counted, and said once. */
  readonly topic: string;
  /** Where the request is the only one. */
  alone(): string;
  /** Among many: `count` is `3 of 10 requests`, `line` that of the first of them, `line 2`. */
  among(count: string, line: string): string;
}

/** Collects remarks, and says them at the end. */
export interface RemarkTally {
  /** The remarks on one request, and its line, where there are lines. */
  add(remarks: readonly Remark[], line: number | undefined): void;
  /** One line on standard error for each topic. */
  report(requests: number): void;
}

interface Found {
  readonly remark: Remark;
  readonly line: number | undefined;
  count: number;
}

export function remarkTally(): RemarkTally {
  const found = new Map<string, Found>();
  return {
    add(remarks, line) {
      // A request may have the same remark more than once.
      const said = new Set<string>();
      for (const remark of remarks) {
        if (said.has(remark.topic)) continue;
        said.add(remark.topic);
        const before = found.get(remark.topic);
        if (before === undefined) found.set(remark.topic, { remark, line, count: 1 });
        else before.count++;
      }
    },
    report(requests) {
      for (const { remark, line, count } of found.values()) {
        warn(line === undefined ? remark.alone() : remark.among(`${count} of ${requests} requests`, `line ${line}`));
      }
    },
  };
}
