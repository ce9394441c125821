import { answered, asking, assistant, system, user, type Probe } from "./probe.ts";

const question = user("Is 7 prime?");
const reasoned = assistant("It is.", { reasoning_content: "7 has no divisor." });
const inline = assistant("<think>\n7 has no divisor.\n</think>\n\nIt is.");
const spaced = assistant("It is.", { reasoning_content: "\n\n7 has no divisor.\n\n" });
const next = user("And 8?");

/** Think blocks, and the knobs about them. */
export const reasoningProbes: readonly Probe[] = [
  { name: "thinking off", request: asking([user("Hi")], { enable_thinking: false }) },
  { name: "thinking on", request: asking([user("Hi")], { enable_thinking: true }) },
  { name: "reasoning in the answer", request: answered([question, reasoned]) },
  { name: "reasoning in history", request: asking([question, reasoned, next]) },
  { name: "think block in the answer", request: answered([question, inline]) },
  { name: "think block in history", request: asking([question, inline, next]) },
  {
    name: "reasoning before more answers",
    request: answered([question, reasoned, assistant("Sure."), assistant("Yes.")]),
  },
  { name: "line breaks around reasoning", request: answered([question, spaced]) },
  { name: "thinking kept in history", request: asking([question, reasoned, next], { preserve_thinking: true }) },
  { name: "thinking dropped from history", request: asking([question, reasoned, next], { preserve_thinking: false }) },
  { name: "low effort", request: asking([system("Be brief."), user("Hi")], { reasoning_effort: "low" }) },
  { name: "medium effort", request: asking([user("Hi")], { reasoning_effort: "medium" }) },
  { name: "high effort", request: asking([user("Hi")], { reasoning_effort: "high" }) },
];
