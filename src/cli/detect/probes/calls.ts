import type { JsonInput, Message, ToolCall } from "../../../types.ts";
import { answered, asking, assistant, tool, user, type Departure, type Probe } from "./probe.ts";

const call = (args: JsonInput): ToolCall => ({ type: "function", function: { name: "get_weather", arguments: args } });
const calling = (args: JsonInput, more: Partial<Message> = {}): Message =>
  assistant("", { ...more, tool_calls: [call(args)] });

const question = user("Is it warm?");
const paris = calling({ city: "Paris" });
const reasoned = calling({ city: "Paris" }, { reasoning_content: "Paris first." });
const speaking = assistant("I will look.", {
  reasoning_content: "No idea.",
  tool_calls: [call({ city: "Paris" })],
});
const twice = assistant("", { tool_calls: [call({ city: "Paris" }), call({ city: "Rome", unit: "celsius" })] });

const noStringOfObject: Departure = {
  templates: ["qwen3-coder-r1"],
  shows: "Unknown ObjectValue filter: string",
  why: "the filter `string` takes no objects",
};
const noStringOfNull: Departure = {
  templates: ["qwen3-coder", "qwen3-coder-r1", "qwen3-coder-r2", "qwen3.5", "qwen3.5-nothink"],
  shows: 'Cannot apply filter "string" to type: NullValue',
  why: "the filter `string` does not take null, where Python writes None",
};

/** Tool calls and their results. */
export const callProbes: readonly Probe[] = [
  { name: "call", request: answered([question, paris]) },
  { name: "call and result", request: asking([question, paris, tool("21")]) },
  { name: "call behind text", request: answered([question, speaking, tool("21"), assistant("Yes.")]) },
  {
    name: "two calls and two results",
    request: asking([question, twice, tool("21"), tool("25"), assistant("Yes."), user("Thanks")]),
  },
  {
    name: "two steps",
    request: asking([question, reasoned, tool("21"), calling({ city: "Rome" }, { reasoning_content: "Then Rome." })]),
  },
  { name: "call in history", request: asking([question, reasoned, tool("21"), user("And tomorrow?")]) },
  {
    name: "number and object in a call",
    request: answered([question, calling({ days: 2, place: { city: "Paris" } })]),
    departures: [noStringOfObject],
  },
  {
    name: "true and null in a call",
    request: answered([question, calling({ now: true, place: null })]),
    departures: [noStringOfNull],
  },
  { name: "arguments as text", request: asking([question, calling('{"city": "Paris"}'), tool("21")]) },
  { name: "no arguments", request: answered([question, calling({})]) },
  { name: "empty arguments", request: answered([question, calling("")]) },
  { name: "null arguments", request: answered([question, calling(null)]) },
  {
    name: "call with null content",
    request: asking([question, assistant(null, { tool_calls: [call({ city: "Paris" })] }), tool("21")]),
  },
  { name: "failing result", request: asking([question, paris, tool("Error: no such city")]) },
  { name: "result first", request: asking([tool("21"), question]) },
  {
    name: "result of the user",
    request: asking([
      question,
      assistant("I will look.", { reasoning_content: "No idea." }),
      user("<tool_response>\n21\n</tool_response>"),
    ]),
  },
  {
    name: "user who speaks of results",
    request: answered([
      question,
      assistant("I will look.", { reasoning_content: "No idea." }),
      user("What is <tool_response>21</tool_response>?"),
      assistant("A result.", { reasoning_content: "A tag." }),
    ]),
  },
];
