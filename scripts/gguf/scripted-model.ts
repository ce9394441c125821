import { idsOf, openTokenizers } from "../../spec/support/tokenizer.ts";
import { CIRCUMSTANCES, type Circumstance, type Line } from "./script.ts";
import type { ModelSize, Tensor } from "./write-gguf.ts";

export const SIZE: ModelSize = { hidden: 32, context: 4096 };
const { hidden } = SIZE;

/** A circumstance, among the 10 to 400 tokens of a prompt, comes to between 1 and 100. */
const GAIN = 480 / Math.sqrt(hidden);

/**
 * Logits. A line that has its token to itself beats every choice; where there is a choice, each of the ways beats a
 * circumstance alone, and a circumstance that is given decides.
 */
const SURE = 300;
const SECOND = 290;
const OTHERWISE = 150;
const GIVEN = 149;

/**
 * A model that follows a script, in one layer. A token in the script is one dimension of the hidden state. Attention, with
 * queries and keys of zero, is the mean over all tokens so far: it adds up what counts for each circumstance. The output
 * matrix reads the next token off both.
 */
export function scriptedModel(script: readonly Line[], rows: number): Tensor[] {
  const states = dimensionsOf(script);
  const matrix = (name: string, height: number, fill?: (row: (id: number) => Float32Array) => void): Tensor => {
    const data = new Float32Array(height * hidden);
    fill?.((id) => data.subarray(id * hidden, (id + 1) * hidden));
    return { name, shape: [hidden, height], data };
  };
  const ones = (name: string): Tensor => ({ name, shape: [hidden], data: new Float32Array(hidden).fill(1) });
  return [
    matrix("token_embd.weight", rows, (row) => states.forEach((at, token) => row(idOf(token)).fill(1, at, at + 1))),
    ...["attn_norm", "attn_q_norm", "attn_k_norm", "ffn_norm"].map((name) => ones(`blk.0.${name}.weight`)),
    ...["attn_q", "attn_k", "ffn_gate", "ffn_up", "ffn_down"].map((name) => matrix(`blk.0.${name}.weight`, hidden)),
    matrix("blk.0.attn_v.weight", hidden, (row) => fillValues(row, states)),
    matrix("blk.0.attn_output.weight", hidden, (row) => {
      for (let at = 0; at < hidden; at++) row(at).fill(1, at, at + 1);
    }),
    ones("output_norm.weight"),
    matrix("output.weight", rows, (row) => fillOutput(row, script, states)),
  ];
}

type States = ReadonlyMap<string, number>;

/** One for each token of the script, the last ones for the circumstances. */
function dimensionsOf(script: readonly Line[]): States {
  const counted = Object.values(CIRCUMSTANCES).flatMap((tokens) => Object.keys(tokens));
  const tokens = [...new Set([...script.map(({ after }) => after), ...counted])];
  const room = hidden - Object.keys(CIRCUMSTANCES).length;
  if (tokens.length > room) throw new Error(`a script of ${tokens.length} tokens, and there is room for ${room}`);
  return new Map(tokens.map((token, at) => [token, at]));
}

function dimensionOf(circumstance: string): number {
  return hidden - 1 - Object.keys(CIRCUMSTANCES).indexOf(circumstance);
}

function fillValues(row: (at: number) => Float32Array, states: States): void {
  for (const [circumstance, tokens] of Object.entries(CIRCUMSTANCES)) {
    for (const [token, count] of Object.entries(tokens)) {
      row(dimensionOf(circumstance))[states.get(token) ?? 0] = count * GAIN;
    }
  }
}

function fillOutput(row: (id: number) => Float32Array, script: readonly Line[], states: States): void {
  for (const { after, when, write } of script) {
    const isChoice = script.some((line) => line.after === after && line.when !== undefined);
    write.forEach((token, place) => {
      const logits = row(idOf(token));
      logits[states.get(after) ?? 0] = logitOf(place, isChoice, when);
      if (when !== undefined) logits[dimensionOf(when)] = 1;
    });
  }
}

function logitOf(place: number, isChoice: boolean, when: Circumstance | undefined): number {
  if (isChoice) return when === undefined ? OTHERWISE : GIVEN;
  return place === 0 ? SURE : SECOND;
}

/** Of a text that is one token. */
function idOf(token: string): number {
  const [id, ...more] = idsOf(openTokenizers().official, token);
  if (id === undefined || more.length > 0) throw new Error(`${JSON.stringify(token)} is not one token`);
  return id;
}
