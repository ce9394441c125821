import { SingleBar } from "cli-progress";
import type { Progress } from "../../testing/index.ts";

export interface CheckBar {
  readonly show: (progress: Progress) => void;
  readonly stop: () => void;
}

/** A bar on standard error, where that is a terminal (elsewhere cli-progress shows none); the report comes after it. */
export function checkBar(): CheckBar {
  const format = "{bar} {percentage} %  {value}/{total}  {rule}";
  const bar = new SingleBar({ format, clearOnComplete: true });
  let isStarted = false;
  return {
    show({ done, total, rule }) {
      if (!isStarted) bar.start(total, 0, { rule });
      isStarted = true;
      bar.update(done, { rule });
    },
    stop: () => bar.stop(),
  };
}
