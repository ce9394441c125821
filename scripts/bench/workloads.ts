import type { Message, Tool } from "../../src/index.ts";

/** Chats to format, one after the other. */
export interface Workload {
  readonly name: string;
  readonly about: string;
  readonly chats: readonly BenchChat[];
}

export interface BenchChat {
  readonly messages: readonly Message[];
  readonly tools: readonly Tool[] | undefined;
}

/** Park and Miller's generator: the same chats in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const WORDS =
  "the model reads every message of chat and writes its answer as tokens; function call(arguments) returns value, if (x > 0) { y = list[i] } file path error line test build " +
  "first second result data time user system table index query select from where order by name count weather city travel booking flight price";
const LATIN = WORDS.split(" ");
const WIDE = "模型 读取 每条 消息 并 写出 答案 。 天气 城市 航班 価格 を 調べ て ください 。 привет мир 😀".split(" ");

type Random = (below: number) => number;

/** About `length` characters of prose; `wide` brings in characters beyond Latin-1, and so two bytes a character. */
function prose(random: Random, length: number, wide: boolean): string {
  const words: string[] = [];
  for (let size = 0; size < length; ) {
    const list = wide && random(5) < 2 ? WIDE : LATIN;
    const word = list[random(list.length)] ?? "";
    words.push(random(12) === 0 ? `${word}\n` : word);
    size += word.length + 1;
  }
  return `${words.join(" ").trim()}.`;
}

function tool(random: Random, index: number): Tool {
  const property = (name: string): [string, object] => [
    name,
    { type: "string", description: prose(random, 60, false), enum: ["a", "b", "c"] },
  ];
  const properties = Object.fromEntries(["city", "date", "unit", "limit"].map(property));
  const parameters = { type: "object", properties, required: ["city", "date"] };
  return { type: "function", function: { name: `tool_${index}`, description: prose(random, 90, false), parameters } };
}

const tools = (random: Random, count: number): Tool[] => Array.from({ length: count }, (_, index) => tool(random, index));

/** system, then user and assistant in turn */
function talk(random: Random, turns: number, length: number, wide: boolean): Message[] {
  const messages: Message[] = [{ role: "system", content: prose(random, length, wide) }];
  for (let index = 1; index < turns; index++) {
    messages.push({ role: index % 2 === 1 ? "user" : "assistant", content: prose(random, length, wide) });
  }
  return messages;
}

/** system, user, and then reasoning, call and result again and again */
function agent(random: Random, turns: number, length: number, wide: boolean): Message[] {
  const messages = talk(random, 2, length, wide);
  while (messages.length < turns) {
    messages.push({
      role: "assistant",
      content: "",
      reasoning_content: prose(random, length, wide),
      tool_calls: [
        {
          type: "function",
          function: { name: "tool_1", arguments: { path: prose(random, 40, false), lines: [1, 20, 300], flag: true } },
        },
      ],
    });
    messages.push({ role: "tool", content: prose(random, length * 2, wide) });
  }
  return messages.slice(0, turns);
}

/** The workloads of the published figures: S, M, L, XL and BATCH. */
export function workloads(): Workload[] {
  const random = generator(20_251_122);
  const one = (messages: readonly Message[], chatTools?: readonly Tool[]): BenchChat[] => [{ messages, tools: chatTools }];
  return [
    { name: "S", about: "4 messages", chats: one(talk(random, 4, 110, false)) },
    { name: "M", about: "20 messages, thinking and tools", chats: one(agent(random, 20, 420, false), tools(random, 6)) },
    { name: "L", about: "200 messages of an agent", chats: one(agent(random, 200, 1080, true), tools(random, 6)) },
    { name: "XL", about: "10,000 messages", chats: one(talk(random, 10_000, 280, true)) },
    { name: "BATCH", about: "10,000 chats, every fifth with tools", chats: batch(random) },
  ];
}

function batch(random: Random): BenchChat[] {
  return Array.from({ length: 10_000 }, (_, index) => ({
    messages: index % 5 === 0 ? agent(random, 4 + random(4), 150, index % 3 === 0) : talk(random, 3 + random(4), 300, index % 3 === 0),
    tools: index % 5 === 0 ? tools(random, 3) : undefined,
  }));
}

/** For linearity: chats of growing length. */
export function growing(): Workload[] {
  const random = generator(7);
  return [1250, 2500, 5000, 10_000].map((turns) => ({
    name: String(turns),
    about: `${turns} messages`,
    chats: [{ messages: talk(random, turns, 280, true), tools: undefined }],
  }));
}
