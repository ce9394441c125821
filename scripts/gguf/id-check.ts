import { isDeepStrictEqual } from "node:util";
import { idsOf, openTokenizers, type Tokenizers } from "../../spec/support/tokenizer.ts";
import type { Chat } from "../../src/index.ts";
import { toLlamaText } from "../../src/runtimes/node-llama-cpp.ts";
import { toRuns, toTokenIds } from "../../src/runtimes/runs.ts";
import { encodeChat } from "../../src/tokens/index.ts";
import type { Engine, Model } from "./engine.ts";

/** Says in words where the engine's ids are others than those of @huggingface/tokenizers; `undefined` where they are not. */
export class IdCheck {
  readonly #tokenizers: Tokenizers = openTokenizers();
  readonly #engine: Engine;
  readonly #model: Model;

  constructor(engine: Engine, model: Model) {
    this.#engine = engine;
    this.#model = model;
  }

  /** Theirs are put together without added tokens, so that whatever the caller's text spells, none comes out of it. */
  difference(chat: Chat): string | undefined {
    const wanted = this.#idsWithoutAddedTokens(chat);
    const encoded = encodeChat(chat, this.#tokenizers.official, { specialTokens: "plain" }).inputIds;
    return (
      compared("toTokenIds", this.#idsByRuns(chat), wanted) ??
      compared("toLlamaText", this.#idsByText(chat), wanted) ??
      compared("encodeChat", encoded, wanted)
    );
  }

  #idsWithoutAddedTokens({ segments }: Chat): number[] {
    const { plain, added } = this.#tokenizers;
    const ids: number[] = [];
    let text = "";
    for (const segment of segments) {
      const isTemplate = segment.source === null || segment.kind.endsWith("-pad");
      const id = isTemplate ? added.get(segment.text) : undefined;
      if (id === undefined) text += segment.text;
      else {
        ids.push(...idsOf(plain, text), id);
        text = "";
      }
    }
    return [...ids, ...idsOf(plain, text)];
  }

  #idsByRuns(chat: Chat): number[] {
    return toTokenIds(toRuns(chat), {
      tokenize: (text) => this.#model.tokenize(text, false),
      controlId: (token) => this.#model.tokenize(token, true),
    });
  }

  #idsByText(chat: Chat): number[] {
    return toLlamaText(toRuns(chat), this.#engine).tokenize(this.#model.tokenizer);
  }
}

const AROUND = 4;

function compared(who: string, ours: readonly number[], wanted: readonly number[]): string | undefined {
  if (isDeepStrictEqual(ours, wanted)) return undefined;
  const at = wanted.findIndex((id, index) => id !== ours[index]);
  const token = at === -1 ? wanted.length : at;
  const near = (ids: readonly number[]): string => ids.slice(Math.max(0, token - AROUND), token + AROUND).join(" ");
  return `${who} differs at token ${token}\n  ours:   ${near(ours)}\n  theirs: ${near(wanted)}`;
}
