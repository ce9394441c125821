import { dumps } from "../python/dumps.ts";
import { ownMember, type Members } from "../members.ts";
import type { JsonInput } from "../types.ts";
import type { Spoken } from "./call-order.ts";
import { joinedPieces, type Piece } from "./content.ts";
import { assistantDraft, type LabelledCall } from "./conversion.ts";
import { omit, omitOthers, type Reading } from "./reading.ts";
import { jsonAt, stringAt } from "./values.ts";

/**
 * One turn of an assistant, gathered part by part. A template writes reasoning, then content, then calls; a part that
 * stands otherwise is noted (`order`).
 */
export class GatheredSpeech {
  readonly #reading: Reading;
  readonly #reasoning: string[] = [];
  readonly #pieces: Piece[] = [];
  readonly #calls: LabelledCall[] = [];

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  addReasoning(text: string, path: string): void {
    this.#reasoning.push(text);
    if (text !== "" && (this.#pieces.some((piece) => piece !== "") || this.#calls.length > 0)) {
      omit(this.#reading, "order", path);
    }
  }

  addPiece(piece: Piece, path: string): void {
    this.#pieces.push(piece);
    if (piece !== "" && this.#calls.length > 0) omit(this.#reading, "order", path);
  }

  /** { toolCallId, toolName, input } -> { type: "function", function: { name, arguments } } */
  addCall(part: Members, path: string): void {
    const id = stringAt(part, "toolCallId", path) || null;
    const name = stringAt(part, "toolName", path);
    const call = { name, arguments: inputOf(ownMember(part, "input"), `${path}.input`) };
    const executed = ownMember(part, "providerExecuted");
    omitOthers(this.#reading, path, part, ...(executed === false ? CALL_OF_OURS : CALL));
    this.#calls.push({ call: { type: "function", function: call }, label: { id, name, path } });
  }

  draft(separator: string): Spoken {
    return assistantDraft(this.#reading, {
      content: joinedPieces(this.#pieces, separator),
      reasoning: this.#reasoning.join(separator) || null,
      calls: this.#calls,
    });
  }
}

const CALL = ["type", "toolName", "input"];
const CALL_OF_OURS = [...CALL, "providerExecuted"];

/** A string in the place of arguments is written as it is; here it is a value, and its JSON has quotes. */
function inputOf(input: unknown, path: string): JsonInput {
  return typeof input === "string" ? dumps(input, path) : jsonAt(input, path);
}
