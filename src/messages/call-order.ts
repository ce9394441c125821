import { expected, QwenFormatError } from "../errors.ts";
import type { Message } from "../types.ts";
import { LastOpen, Opened, type Openable } from "./open-calls.ts";

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
  readonly answers: CallReference;
}

export type Draft = Spoken | Result;

/** What a result can know a call by. */
export interface CallLabel {
  readonly id: string | null;
  readonly name: string;
  readonly path: string;
}

/** How a result says which call it answers, or `null`: the next one. */
export interface CallReference {
  readonly by: "id" | "name";
  readonly value: string | null;
  readonly path: string;
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
    for (const result of calls.answer(run)) ordered.push(result);
    run = [];
  };
  for (const draft of drafts) {
    if (isResult(draft)) run.push(draft);
    else {
      endRun();
      ordered.push(draft);
      calls.open(draft.calls);
    }
  }
  endRun();
  return ordered;
}

function isResult(draft: Draft): draft is Result {
  return Object.hasOwn(draft, "answers");
}

/** A call of the chat, by the number of its message and its own among all. */
interface PlacedCall extends CallLabel, Openable {
  readonly place: number;
}

/** What is asked of it takes a time of its own that does not grow with the chat. */
class OpenCalls {
  readonly #all = new LastOpen<PlacedCall>();
  readonly #by = {
    id: new Map<string | null, LastOpen<PlacedCall>>(),
    name: new Map<string | null, LastOpen<PlacedCall>>(),
  };
  readonly #turns: Opened<PlacedCall>[] = [];
  #place = 0;

  open(calls: readonly CallLabel[]): void {
    const turn = this.#turns.push(new Opened<PlacedCall>()) - 1;
    for (const label of calls) {
      const call = { ...label, turn, place: this.#place++, isAnswered: false };
      this.#turns[turn]?.calls.push(call);
      for (const list of [this.#all, this.#callsWith("id", call.id), this.#callsWith("name", call.name)])
        list.push(call);
    }
  }

  /** The results of one run, in the order of their calls; those for which no call is left come last. */
  answer(run: readonly Result[]): Result[] {
    const named = run.map((result) => ({ result, call: this.#take(result.answers) }));
    const placed = named.map(({ result, call }) => ({ result, call: call ?? answered(this.#all.next()) }));
    for (const { result, call } of placed) this.#refuseGap(result, call);
    const placeOf = (call: PlacedCall | undefined): number => call?.place ?? this.#place;
    return placed.toSorted((a, b) => placeOf(a.call) - placeOf(b.call)).map(({ result }) => result);
  }

  /** Ids are used again in later turns: the last message that has such a call counts, and in it the first. */
  #take({ by, value, path }: CallReference): PlacedCall | undefined {
    if (value === null) return undefined;
    const call = answered(this.#callsWith(by, value).next());
    if (call === undefined) throw expected(path, `the ${by} of a call without a result`, value);
    return call;
  }

  #callsWith(by: CallReference["by"], value: string | null): LastOpen<PlacedCall> {
    let calls = this.#by[by].get(value);
    if (calls === undefined) this.#by[by].set(value, (calls = new LastOpen()));
    return calls;
  }

  /** Throws where a call of the same message stands before the one that is answered, and has no result. */
  #refuseGap({ answers }: Result, call: PlacedCall | undefined): void {
    if (call === undefined) return;
    const earlier = this.#turns[call.turn]?.first();
    if (earlier === undefined || earlier.place > call.place) return;
    const reason = `no result of ${earlier.path} stands before it, and Qwen3 prompts tell results apart by their order`;
    throw new QwenFormatError("unsupported", answers.path, reason);
  }
}

function answered(call: PlacedCall | undefined): PlacedCall | undefined {
  if (call !== undefined) call.isAnswered = true;
  return call;
}
