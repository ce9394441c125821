import { answered, asking, assistant, system, user, type Departure, type Probe } from "./probe.ts";

const text = (words: string): { readonly type: "text"; readonly text: string } => ({ type: "text", text: words });
const image = { type: "image" } as const;
const video = { type: "video" } as const;

const printsLists: readonly Departure[] = [
  {
    templates: ["qwen3-2504", "qwen3-coder", "qwen3-coder-r1", "qwen3-coder-r2"],
    shows: '{"type": ',
    why: "a list that is added to a string is printed, where Python raises",
  },
];

/** What stands in messages, and in which order they come. */
export const chatProbes: readonly Probe[] = [
  { name: "question", request: asking([user("Hi")]) },
  { name: "answer", request: answered([user("Hi"), assistant("Hello")]) },
  { name: "second question", request: asking([user("Hi"), assistant("Hello"), user("How are you?")]) },
  { name: "system", request: asking([system("Be brief."), user("Hi")]) },
  { name: "empty system", request: asking([system(""), user("Hi")]) },
  { name: "two systems", request: asking([system("Be brief."), system("Be kind."), user("Hi")]) },
  { name: "late system", request: asking([user("Hi"), assistant("Hello"), system("Be brief."), user("Well?")]) },
  { name: "developer", request: asking([{ role: "developer", content: "Be brief." }, user("Hi")]) },
  { name: "no question", request: answered([system("Be brief."), assistant("Hello")]) },
  { name: "white space at the edges", request: asking([system("  Be brief. \n"), user("  Hi \n")]) },
  { name: "quotes and signs", request: asking([user("<b>\"é\" & 'ü'</b> \\n 😀")]) },
  { name: "text parts", request: asking([user([text("How "), text("are you?")])]), departures: printsLists },
  { name: "image", request: asking([user([image, text("What is it?")])]), departures: printsLists },
  {
    name: "numbered images and videos",
    request: asking([user([image, video, text("And this?")]), assistant("A cat."), user([image])], {
      add_vision_id: true,
    }),
    departures: printsLists,
  },
];
