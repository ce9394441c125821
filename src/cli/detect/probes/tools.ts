import { asking, system, user, type Departure, type Probe } from "./probe.ts";

const functionOf = (members: object): { type: string; function: object } => ({ type: "function", function: members });

const parameters = {
  type: "object",
  properties: {
    city: { type: "string", description: "Name of the <city>" },
    days: { type: "integer", description: "How many" },
  },
};
const weather = functionOf({
  name: "get_weather",
  description: "Today's & tomorrow's weather: é",
  parameters,
});
const answering = functionOf({
  name: "get_weather",
  description: "Weather",
  parameters,
  response: { type: "object", properties: { degrees: { type: "integer" } } },
});
const choosing = functionOf({
  name: "convert",
  description: "Converts",
  parameters: {
    type: "object",
    properties: { unit: { type: "string", enum: ["celsius", "fahrenheit"] } },
    required: ["unit"],
  },
});
const odd = functionOf({
  name: "find",
  description: "Finds",
  parameters: { type: "object", properties: { word: { type: "string", "x-of $y": "z" } } },
});

const noReject: Departure = {
  templates: ["qwen3-coder-r1"],
  shows: "Unknown ArrayValue filter: reject",
  why: "there is no filter `reject`",
};
const jsonLists: Departure = {
  templates: ["qwen3-coder-r2"],
  shows: '["celsius", "fahrenheit"]',
  why: "the filter `string` writes a list as JSON, where Python writes ['celsius', 'fahrenheit']",
};

const question = user("Is it warm?");

/** Tool definitions. */
export const toolProbes: readonly Probe[] = [
  { name: "tools", request: asking([question], { tools: [weather] }), departures: [noReject] },
  {
    name: "tools and system",
    request: asking([system("Be brief."), question], { tools: [weather, odd] }),
    departures: [noReject],
  },
  { name: "tool with a choice", request: asking([question], { tools: [choosing] }), departures: [noReject, jsonLists] },
  { name: "tool with other keys", request: asking([question], { tools: [odd] }), departures: [noReject] },
  { name: "tool with a response", request: asking([question], { tools: [answering] }), departures: [noReject] },
];
