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

/** One line, as descriptions are. */
const line = (random: Random, length: number): string => prose(random, length, false).replaceAll("\n", "");

/** About `length` characters of prose; `wide` brings in characters beyond Latin-1, and so two bytes a character. */
function prose(random: Random, length: number, wide: boolean): string {
  const words: string[] = [];
  for (let size = 0; size < length;) {
    const list = wide && random(5) < 2 ? WIDE : LATIN;
    const word = list[random(list.length)] ?? "";
    words.push(random(12) === 0 ? `${word}\n` : word);
    size += word.length + 1;
  }
  return `${words.join(" ").trim()}.`;
}

/** About 650 characters of JSON, the median of the definitions in public agent data. */
function tool(random: Random, index: number): Tool {
  const property = (name: string): [string, object] => [
    name,
    { type: "string", description: line(random, 60), enum: ["a", "b", "c"] },
  ];
  const properties = Object.fromEntries(["city", "date", "limit"].map(property));
  const parameters = { type: "object", properties, required: ["city", "date"] };
  return { type: "function", function: { name: `tool_${index}`, description: line(random, 90), parameters } };
}

const tools = (random: Random, count: number): Tool[] =>
  Array.from({ length: count }, (_, index) => tool(random, index));

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

/** Small, medium, a long agent trace, very many messages, very many chats. */
export function workloads(): Workload[] {
  const random = generator(20_251_122);
  return [
    one("S", "4 messages", { messages: talk(random, 4, 110, false), tools: undefined }),
    one("M", "20 messages, thinking and tools", { messages: agent(random, 20, 350, false), tools: tools(random, 3) }),
    one("L", "200 messages of an agent", { messages: agent(random, 200, 1040, true), tools: tools(random, 3) }),
    one("XL", "10,000 messages", { messages: talk(random, 10_000, 280, true), tools: undefined }),
    { name: "BATCH", about: "10,000 chats, every fifth with tools", chats: batch(random) },
  ];
}

/** For tokens, which take a thousand times as long: some of the batch, and the long agent trace. */
export function tokenChats(): Workload {
  const all = workloads().filter(({ name }) => name === "L" || name === "BATCH");
  return {
    name: "TOKENS",
    about: "150 chats and the long agent trace",
    chats: all.flatMap(({ chats }) => chats.slice(0, 150)),
  };
}

function one(name: string, about: string, chat: BenchChat): Workload {
  return { name, about, chats: asRead([chat]) };
}

/** As a program has its data: read from JSON, where every string is flat. */
function asRead<T>(data: T): T {
  return JSON.parse(JSON.stringify(data)) as T;
}

/** As data sets have it: the chats draw their tools from one catalogue. */
function batch(random: Random): BenchChat[] {
  const catalogue = asRead(tools(random, 60));
  return Array.from({ length: 10_000 }, (_, index) => {
    if (index % 5 !== 0) return { messages: asRead(talk(random, 3 + random(4), 220, false)), tools: undefined };
    const first = random(58);
    return { messages: asRead(agent(random, 4 + random(3), 170, false)), tools: catalogue.slice(first, first + 3) };
  });
}

/** For linearity: chats of growing length. */
export function growing(): Workload[] {
  const random = generator(7);
  return [1250, 2500, 5000, 10_000].map((turns) => ({
    name: String(turns),
    about: `${turns} messages`,
    chats: asRead([{ messages: talk(random, turns, 280, true), tools: undefined }]),
  }));
}
