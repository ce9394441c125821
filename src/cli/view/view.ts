import { segmentWeights } from "../../masks/policy.ts";
import { maskWarnings } from "../../masks/warnings.ts";
import { encodeChat } from "../../tokens/encode-chat.ts";
import type { SpecialTokens } from "../../tokens/runs.ts";
import type { StraddleRule } from "../../tokens/token-weights.ts";
import type { ChatTokenizer } from "../../tokens/tokenizer.ts";
import type { Chat, JsonValue } from "../../types.ts";
import { readRequest } from "../answer.ts";
import { openInput, readAll } from "../input.ts";
import type { NamedMask } from "../named-mask.ts";
import { openOutput } from "../output.ts";
import { formatRequest, messagesOf } from "../request.ts";
import { loadTokenizer } from "../tokenizer-file.ts";
import * as footer from "./footer.ts";
import { segmentRows } from "./segment-rows.ts";
import { tokenCells } from "./token-cells.ts";
import { tokenRows } from "./token-rows.ts";

export interface ViewOptions {
  /** For requests that name none. */
  readonly template?: string;
  readonly mask?: NamedMask;
  readonly tokens?: boolean;
  /** A tokenizer.json. */
  readonly tokenizer?: string;
  readonly straddle: StraddleRule;
  readonly specialTokens: SpecialTokens;
}

/** `qwen3-format view`: one chat for people, by segments or by tokens. */
export async function view(file: string | undefined, options: ViewOptions): Promise<void> {
  const input = openInput(file);
  const tokenizer = options.tokens === true ? await loadTokenizer(options.tokenizer) : undefined;
  const request = readRequest(await readAll(input));
  const chat = formatRequest(request, options.template);
  const text = tokenizer ? tokenView(chat, request, tokenizer, options) : segmentView(chat, request, options);
  const output = openOutput();
  await output.write(text);
  await output.end();
}

function segmentView(chat: Chat, request: JsonValue, { mask }: ViewOptions): string {
  if (mask === undefined) return segmentRows(chat, undefined) + footer.chatLines(chat, undefined);
  const policy = mask.policyFor(messagesOf(request));
  const weights = segmentWeights(chat, policy);
  return [
    segmentRows(chat, weights),
    footer.chatLines(chat, undefined),
    footer.trainedSegments(chat, mask.name, weights),
    footer.warningLines(maskWarnings(chat, policy)),
  ].join("");
}

function tokenView(chat: Chat, request: JsonValue, tokenizer: ChatTokenizer, options: ViewOptions): string {
  const { mask, straddle, specialTokens } = options;
  const policy = mask?.policyFor(messagesOf(request)) ?? (() => false);
  const encoded = encodeChat(chat, tokenizer, { mask: policy, straddle, specialTokens });
  const cells = tokenCells(chat, encoded, mask !== undefined);
  const rows = tokenRows(cells) + footer.chatLines(chat, cells.length);
  if (mask === undefined) return rows + footer.overSegmentLine(cells);
  return [
    rows,
    footer.trainedTokens(encoded, mask.name),
    footer.straddleLines(encoded, straddle),
    footer.overSegmentLine(cells),
    footer.warningLines(encoded.warnings),
  ].join("");
}
