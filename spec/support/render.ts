import { expect } from "vitest";
import { formatRequest } from "../../src/cli/request.ts";
import {
  formatQwen3,
  parseJson,
  type Chat,
  type FormatOptions,
  type Message,
  type TemplateId,
} from "../../src/index.ts";
import { tilingFault } from "./tiling.ts";

/** Every render of every test goes through here: the segments must tile the text. */
export function render<const T extends TemplateId = "qwen3">(
  messages: readonly Message[],
  options?: FormatOptions<T>,
): Chat {
  return tiled(formatQwen3(messages, options));
}

/** A request as JSON text, as the command line reads it. */
export function renderRequest(json: string, template: TemplateId): Chat {
  return tiled(formatRequest(parseJson(json), { template }));
}

/** In order, not empty, without gap or overlap, and joined they are the text. */
export function tiled(chat: Chat): Chat {
  const fault = tilingFault(chat);
  if (fault !== undefined) expect.fail(fault);
  return chat;
}
