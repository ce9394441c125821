import { parseJson, type JsonValue } from "../../src/index.ts";
import { conversationAt, type Series } from "./series.ts";

/** {"template": "qwen3", "messages": [{"role": "user", "content": "Hi"}], "tools": []} */
export function requestText(series: Series, index: number): string {
  const messages = conversationAt(series, index % series.conversations).map((letter) => series.letters[letter]);
  return `${head(series)}, "messages": [${messages.join(", ")}]${tail(series, index)}`;
}

/** The same, one after the other, as `parseJson` reads them; messages and options are read once, not with each request. */
export function* requestValues(series: Series, start: number, end: number): Generator<JsonValue> {
  const letters = series.letters.map(parseJson);
  let members: object = {};
  for (let index = start; index < end; index++) {
    const place = index % series.conversations;
    if (index === start || place === 0) members = parseJson(`${head(series)}${tail(series, index)}`) as object;
    const messages = conversationAt(series, place).map((letter) => letters[letter] ?? null);
    yield { ...members, messages };
  }
}

/** {"template": "qwen3", "reasoning_history": "all" */
function head({ form: { template, history } }: Series): string {
  return `{"template": "${template}"${history === null ? "" : `, "reasoning_history": "${history}"`}`;
}

/** , "tools": []} */
function tail({ settings, conversations }: Series, index: number): string {
  const setting = settings[Math.floor(index / conversations)] ?? "";
  return setting === "" ? "}" : `, ${setting}}`;
}
