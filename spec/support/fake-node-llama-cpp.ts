import { llamaTokenize } from "./llama-tokenize.ts";

/** Text in which special tokens are read. */
export class SpecialTokensText {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

export class SpecialToken {
  readonly value: string;

  constructor(value: "EOS") {
    this.value = value;
  }
}

type Value = string | SpecialTokensText | SpecialToken;

/** As in node-llama-cpp, neighbours of one kind become one. */
export class FakeLlamaText {
  readonly values: readonly Value[];

  constructor(values: readonly Value[]) {
    const squashed: Value[] = [];
    for (const value of values) {
      const last = squashed.at(-1);
      if (typeof value === "string" && typeof last === "string") squashed[squashed.length - 1] = last + value;
      else if (value instanceof SpecialTokensText && last instanceof SpecialTokensText) {
        squashed[squashed.length - 1] = new SpecialTokensText(last.value + value.value);
      } else squashed.push(value);
    }
    this.values = squashed;
  }

  get text(): string {
    return this.values.map((value) => (typeof value === "string" ? value : value.value)).join("");
  }

  /** As the engine, which finds six added tokens in plain text as well. */
  get ids(): number[] {
    return this.values.flatMap((value) => {
      const content = typeof value === "string" ? value : value.value;
      return llamaTokenize({ content, add_special: false, parse_special: typeof value !== "string" }).tokens;
    });
  }
}

export const LlamaText = (values: readonly Value[]): FakeLlamaText => new FakeLlamaText(values);

/** What a session asks of a wrapper. */
export abstract class ChatWrapper {
  readonly settings: object = { by: "ChatWrapper" };
  readonly wrapperName: string = "";

  generateContextState(_request: object): ContextState {
    return { contextText: new FakeLlamaText([]), stopGenerationTriggers: [] };
  }
}

export interface ContextState {
  readonly contextText: FakeLlamaText;
  readonly stopGenerationTriggers: readonly FakeLlamaText[];
}

export class QwenChatWrapper extends ChatWrapper {
  override readonly settings: object;

  constructor({ variation }: { readonly variation: "3" | "3.5" }) {
    super();
    const thought = { prefix: "<think>\n", suffix: "\n</think>", openOnResponseStart: variation === "3.5" };
    this.settings = { functions: { variation }, segments: { reiterateStackAfterFunctionCalls: true, thought } };
  }
}
