import type { QwenFormatError } from "../errors.ts";
import type { Answer } from "./answer.ts";
import { remarkTally } from "./remarks.ts";
import { warn } from "./warn.ts";

/** Counts what a run answers, and says on standard error how it went. */
export interface RunReport {
  /** The answer to a request, and its line, where there are lines. */
  add(answer: Answer, line: number | undefined): void;
  /** Returns whether all requests were answered. */
  end(): boolean;
}

export function runReport(): RunReport {
  const tally = { requests: 0, rows: 0, leftOut: 0, failed: 0 };
  const remarks = remarkTally();
  let first: { readonly error: QwenFormatError; readonly line: number | undefined } | undefined;
  return {
    add({ lines, leftOut, remarks: found, error }, line) {
      tally.requests++;
      tally.leftOut += leftOut;
      remarks.add(found, line);
      if (error === undefined) tally.rows += leftOut + lines.length;
      else if (tally.failed++ === 0) first = { error, line };
    },
    end() {
      const { requests, rows, leftOut, failed } = tally;
      remarks.report(requests);
      if (leftOut > 0) warn(`left out ${leftOut} of ${rows} rows, which train nothing`);
      if (first !== undefined) warn(failureText(first.error, first.line, `${failed} of ${requests} requests failed`));
      return first === undefined;
    },
  };
}

/** `2 of 3 requests failed; the first: line 4: messages: expected a list, got 5`; of one request the error alone. */
function failureText({ message }: QwenFormatError, line: number | undefined, count: string): string {
  return line === undefined ? message : `${count}; the first: line ${line}: ${message}`;
}
