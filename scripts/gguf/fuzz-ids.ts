import fc from "fast-check";
import { formatRequest } from "../../src/cli/request.ts";
import type { JsonText } from "../../src/testing/arbitraries/json-text.ts";
import { requestTextOf } from "../../src/testing/arbitraries/requests.ts";
import { parseJson, QwenFormatError, templateIds, type Chat, type TemplateId } from "../../src/index.ts";
import { templateOf } from "../../src/templates/index.ts";
import type { IdCheck } from "./id-check.ts";

/** Templates whose models have the vocabulary of Qwen3. */
export const otherTemplates: readonly TemplateId[] = templateIds.filter(
  (id) => id !== "qwen3" && templateOf(id).vocabulary === "qwen3",
);

export interface FuzzRun {
  readonly templates: readonly TemplateId[];
  /** Chats to compare; requests on which the template raises do not count. */
  readonly count: number;
  readonly seed: number;
  readonly onChats: (compared: number) => void;
}

const BATCH = 250;

/** Compares random chats; returns in words what is wrong, with the smallest request that shows it. */
export function fuzzIds(check: IdCheck, { templates, count, seed, onChats }: FuzzRun): string | undefined {
  const requests = requestTextOf(templates.map(templateOf));
  for (let done = 0, batch = 0; done < count; batch++) {
    if (batch * BATCH > 100 * count) return "hardly anything was compared";
    const { compared, found } = fuzzBatch(check, requests, seed + batch);
    if (found !== undefined) return found;
    onChats(compared);
    done += compared;
  }
  return undefined;
}

function fuzzBatch(check: IdCheck, requests: JsonText, seed: number): { compared: number; found: string | undefined } {
  let compared = 0;
  const property = fc.property(requests, (json) => {
    const chat = formatted(json);
    if (chat === undefined) return;
    compared++;
    const found = check.difference(chat);
    if (found !== undefined) throw new Error(found);
  });
  const { counterexample, errorInstance } = fc.check(property, { seed, numRuns: BATCH });
  return { compared, found: counterexample === null ? undefined : `${counterexample[0]}\n\n${String(errorInstance)}` };
}

/** `undefined` where the template raises. */
function formatted(json: string): Chat | undefined {
  try {
    return formatRequest(parseJson(json), {});
  } catch (error) {
    if (error instanceof QwenFormatError && error.code === "template-error") return undefined;
    throw error;
  }
}
