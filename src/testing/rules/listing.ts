import type { RuleId } from "./rule.ts";
import { rules } from "./rules.ts";

/** A rule as a report names it. */
export interface ConformanceRule {
  readonly number: number;
  readonly id: RuleId;
  readonly title: string;
}

/** The rules of the format, in the order of their numbers. */
export const conformanceRules: readonly ConformanceRule[] = rules.map(({ number, id, title }) => ({
  number,
  id,
  title,
}));
