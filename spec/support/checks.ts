import { parseJson } from "../../src/index.ts";
import { formatRequest } from "../../src/request.ts";
import { conformanceRules, type FormatRequest, type RuleId } from "../../src/testing/index.ts";
import { tiled } from "./render.ts";

/** This library, as a formatter to be checked. */
export const ours = ({ json }: FormatRequest): string => tiled(formatRequest(parseJson(json), {})).text;

/** To leave out all rules but these. */
export const allBut = (...ids: readonly RuleId[]): RuleId[] =>
  conformanceRules.map(({ id }) => id).filter((id) => !ids.includes(id));
