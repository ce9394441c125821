/** A call, as far as it matters here which one is the next to be answered. */
export interface Openable {
  /** Number of its message. */
  readonly turn: number;
  isAnswered: boolean;
}

/** Calls of one message, of which the first without a result is wanted. */
export class Opened<C extends Openable> {
  readonly calls: C[] = [];
  #next = 0;

  first(): C | undefined {
    while (this.calls.at(this.#next)?.isAnswered) this.#next++;
    return this.calls.at(this.#next);
  }
}

/** Calls of many messages, of which that of the last message is wanted. Nothing is looked at twice: a chat may be long. */
export class LastOpen<C extends Openable> {
  readonly #turns: Opened<C>[] = [];

  push(call: C): void {
    let turn = this.#turns.at(-1);
    if (turn?.calls[0]?.turn !== call.turn) this.#turns.push((turn = new Opened()));
    turn.calls.push(call);
  }

  /** The first call without a result in the last message that has one. */
  next(): C | undefined {
    let first = this.#turns.at(-1)?.first();
    while (first === undefined && this.#turns.pop() !== undefined) first = this.#turns.at(-1)?.first();
    return first;
  }
}
