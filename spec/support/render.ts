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
  let end = 0;
  let joined = "";
  for (const segment of chat.segments) {
    if (segment.text === "" || segment.start !== end || segment.end !== end + segment.text.length) {
      expect.fail(`segment does not tile at ${end}: ${JSON.stringify(segment)}`);
    }
    end = segment.end;
    joined += segment.text;
  }
  if (joined !== chat.text) expect(joined).toBe(chat.text); // expect() takes longer than a render
  return chat;
}
