import { segmentWeights } from "../../masks/policy.ts";
import { maskWarnings } from "../../masks/warnings.ts";
import { encodeChat } from "../../tokens/encode-chat.ts";
import type { SpecialTokens } from "../../tokens/runs.ts";
import type { StraddleRule } from "../../tokens/token-weights.ts";
import type { ChatTokenizer } from "../../tokens/tokenizer.ts";
import type { Chat, JsonValue } from "../../types.ts";
import { openInput, readAll } from "../input.ts";
import type { NamedMask } from "../named-mask.ts";
import { openOutput } from "../output.ts";
import { readOnlyRequest } from "../read-request.ts";
import { formatRequest, messagesOf, type Formatting } from "../request.ts";
import { loadTokenizer } from "../tokenizer-file.ts";
import { unreadRemarks } from "../unread-members.ts";
import { warn } from "../warn.ts";
import * as footer from "./footer.ts";
import { segmentRows } from "./segment-rows.ts";
import { overSegmentLine, straddleLines } from "./straddle-lines.ts";
import { tokenCells } from "./token-cells.ts";
import { tokenRows } from "./token-rows.ts";

export interface ViewOptions extends Formatting {
  readonly mask?: NamedMask;
  readonly tokens?: boolean;
  /** A tokenizer.json, or its folder. */
  readonly tokenizer?: string;
  readonly straddle: StraddleRule;
  readonly specialTokens: SpecialTokens;
}

/** `qwen3-format view`: one chat for people, by segments or by tokens. */
export async function view(file: string | undefined, options: ViewOptions): Promise<void> {
  const input = openInput(file);
  const loaded = options.tokens === true ? await loadTokenizer(options.tokenizer) : undefined;
  const request = readOnlyRequest(await readAll(input), "view shows one request, not one a line");
  const chat = formatRequest(request, options);
  const text = loaded ? tokenView(chat, request, loaded.tokenizer, options) : segmentView(chat, request, options);
  const spellings = options.specialTokens === "plain" ? "" : footer.spellingLines(chat);
  const output = openOutput();
  await output.write(text + spellings);
  await output.end();
  for (const remark of [...unreadRemarks(request), ...(loaded?.remarksOn(chat) ?? [])]) warn(remark.alone());
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
  if (mask === undefined) return rows + overSegmentLine(cells);
  return [
    rows,
    footer.trainedTokens(encoded, mask.name),
    straddleLines(encoded, straddle),
    overSegmentLine(cells),
    footer.warningLines(encoded.warnings),
  ].join("");
}
