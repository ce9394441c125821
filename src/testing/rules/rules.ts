import type { Subject } from "../arbitraries/knobs.ts";
import { callRules } from "./call-rules.ts";
import { chatRules } from "./chat-rules.ts";
import { contentRules } from "./content-rules.ts";
import { jsonRules } from "./json-rules.ts";
import { promptRules } from "./prompt-rules.ts";
import { reasoningRules } from "./reasoning-rules.ts";
import { isFor, type Rule, type RuleId } from "./rule.ts";
import { toolRules } from "./tool-rules.ts";
import { wholeRules } from "./whole-rules.ts";

/** The rules of the format, with the numbers that they have in spec/README.md. */
export const rules: readonly (Rule & { readonly number: number })[] = [
  ...chatRules,
  ...contentRules,
  ...reasoningRules,
  ...callRules,
  ...toolRules,
  ...jsonRules,
  ...promptRules,
  ...wholeRules,
].map((rule, index) => ({ ...rule, number: index + 1 }));

/** The ids of the rules that a golden case belongs to: one, the longest beginning of its id decides. */
export function rulesOfCase(id: string): RuleId[] {
  const matches = rules.flatMap((rule) =>
    rule.cases.filter((beginning) => id.startsWith(beginning)).map((beginning) => ({ rule: rule.id, beginning })),
  );
  const longest = Math.max(...matches.map(({ beginning }) => beginning.length));
  return matches.filter(({ beginning }) => beginning.length === longest).map(({ rule }) => rule);
}

/** As `rulesOfCase`; with a template to which that rule does not apply, the case is one of all of it at once. */
export function ruleOfCase(id: string, subject: Subject): RuleId {
  const [owner] = rulesOfCase(id);
  const rule = rules.find((each) => each.id === owner);
  return rule !== undefined && isFor(rule, subject) ? rule.id : "together";
}
