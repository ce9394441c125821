import { idsOf, openTokenizers } from "../../spec/support/tokenizer.ts";
import { formatRequest } from "../../src/cli/request.ts";
import { parseJson, type Chat } from "../../src/index.ts";
import { startOracle, type PythonAnswer, type Span } from "../python.ts";
import { tokenDifference, type Arbiters, type Subject } from "./checks.ts";
import { plainEncodings } from "./plain-runs.ts";
import { openRust } from "./rust.ts";

/** What became of a request: Python raised; or the lists were compared, with Rust's or without. */
export interface Verdict {
  readonly outcome: "raised" | "compared" | "newer";
  /** The difference, in words. */
  readonly found?: string | undefined;
}

/** Compares the tokens of chats with everybody else's, many chats at a time. */
export interface Judge {
  verdicts(requests: readonly string[]): Promise<Verdict[]>;
  close(): Promise<void>;
}

interface Rendered {
  readonly chat: Chat;
  readonly spans: readonly Span[];
}

export function openJudge(): Judge {
  const [oracle, rust, tokenizers] = [startOracle("--spans"), openRust(), openArbiters()];

  async function render(request: string): Promise<Rendered | Verdict> {
    const answer = await oracle.ask(`{"template": "qwen3-all-assistant", ${request.slice(1)}`);
    return rendered(request, answer);
  }

  async function subjects(list: readonly Rendered[]): Promise<Subject[]> {
    const chats = list.map(({ chat }) => chat);
    const encodings = await rust.encode(chats.map(({ text }) => text));
    const plain = await plainEncodings(chats, tokenizers, rust);
    return list.map(({ chat, spans }, index) => {
      const [official, others] = [encodings[index], plain[index]];
      const isKnown = official !== undefined && others !== undefined && rust.normalizesAsNode(chat.text);
      return { chat, spans, rust: isKnown ? { official, plain: others } : null };
    });
  }

  function verdict(subject: Subject): Verdict {
    const outcome = subject.rust === null ? "newer" : "compared";
    try {
      return { outcome, found: tokenDifference(subject, tokenizers) };
    } catch (error) {
      return { outcome, found: error instanceof Error ? error.stack : String(error) };
    }
  }

  return {
    async verdicts(requests) {
      const answers = await Promise.all(requests.map(render));
      const list = await subjects(answers.filter((answer) => "chat" in answer));
      const found = list.map(verdict).values();
      return answers.map((answer) => ("chat" in answer ? (found.next().value ?? { outcome: "raised" }) : answer));
    },
    close: () => oracle.close(),
  };
}

function openArbiters(): Arbiters {
  const tokenizers = openTokenizers();
  return { ...tokenizers, encode: (text) => idsOf(tokenizers.plain, text) };
}

function rendered(request: string, { text, spans }: PythonAnswer): Rendered | Verdict {
  if (text === undefined || spans === undefined) return { outcome: "raised" };
  const chat = formatRequest(parseJson(request), { template: "qwen3" });
  return chat.text === text ? { chat, spans } : { outcome: "compared", found: "the text is not Python's" };
}
