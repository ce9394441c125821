import { expected, QwenFormatError } from "../errors.ts";
import type { Message } from "../types.ts";

/** A message of ours that is no result of a tool. */
export interface Spoken {
  readonly message: Message;
  /** Index of the caller's message. */
  readonly source: number;
  readonly calls: readonly CallLabel[];
}

/** A result of a tool: a message of ours that answers a call. */
export interface Result {
  readonly message: Message;
  readonly source: number;
  readonly answers: Answer;
}

export type Draft = Spoken | Result;

/** What a result can know a call by. */
export interface CallLabel {
  readonly id: string | null;
  readonly name: string;
  readonly path: string;
}

/** How a result says which call it answers, or `null`: the next one. */
export interface Answer {
  readonly by: "id" | "name";
  readonly value: string | null;
  readonly path: string;
}

/** A call that has no result yet. */
interface OpenCall extends CallLabel {
  /** Number of its message, and its own, among all. */
  readonly turn: number;
  readonly place: number;
}

/**
 * Qwen3 prompts have no ids: the first result is that of the first call. So results in a row are put into the order of
 * the calls that they answer; those that do not say which take the calls that are left.
 *
 *     calls a, b; results of b, a   ->   calls a, b; results of a, b
 *
 * Throws `invalid-input` for a result that answers no call, and `unsupported` where the order cannot say which one it
 * answers, because an earlier call has no result.
 */
export function inCallOrder(drafts: readonly Draft[]): Draft[] {
  const calls = new OpenCalls();
  const ordered: Draft[] = [];
  let run: Result[] = [];
  const endRun = (): void => {
    ordered.push(...calls.answer(run));
    run = [];
  };
  for (const draft of drafts) {
    if ("answers" in draft) run.push(draft);
    else {
      endRun();
      ordered.push(draft);
      calls.open(draft.calls);
    }
  }
  endRun();
  return ordered;
}

class OpenCalls {
  #calls: OpenCall[] = [];
  #turn = 0;
  #place = 0;

  open(calls: readonly CallLabel[]): void {
    this.#turn++;
    for (const call of calls) this.#calls.push({ ...call, turn: this.#turn, place: this.#place++ });
  }

  /** The results of one run, in the order of their calls; those for which no call is left come last. */
  answer(run: readonly Result[]): Result[] {
    const named = run.map((result) => ({ result, call: this.#take(result.answers) }));
    const placed = named.map(({ result, call }) => ({ result, call: call ?? this.#takeNext() }));
    for (const { result, call } of placed) this.#refuseGap(result, call);
    const placeOf = (call: OpenCall | undefined): number => call?.place ?? this.#place;
    return placed.toSorted((a, b) => placeOf(a.call) - placeOf(b.call)).map(({ result }) => result);
  }

  /** Ids are used again in later turns: the last message that has such a call counts, and in it the first. */
  #take({ by, value, path }: Answer): OpenCall | undefined {
    if (value === null) return undefined;
    const last = this.#calls.findLast((call) => call[by] === value);
    if (last === undefined) throw expected(path, `the ${by} of a call without a result`, value);
    return this.#remove((call) => call.turn === last.turn && call[by] === value);
  }

  #takeNext(): OpenCall | undefined {
    const turn = this.#calls.at(-1)?.turn;
    return this.#remove((call) => call.turn === turn);
  }

  #remove(isIt: (call: OpenCall) => boolean): OpenCall | undefined {
    const index = this.#calls.findIndex(isIt);
    return index === -1 ? undefined : this.#calls.splice(index, 1)[0];
  }

  /** Throws where a call of the same message stands before the one that is answered, and has no result. */
  #refuseGap({ answers }: Result, call: OpenCall | undefined): void {
    const earlier = this.#calls.find(({ turn, place }) => call?.turn === turn && place < call.place);
    if (earlier === undefined) return;
    const reason = `no result of ${earlier.path} stands before it, and Qwen3 prompts tell results apart by their order`;
    throw new QwenFormatError("unsupported", answers.path, reason);
  }
}
