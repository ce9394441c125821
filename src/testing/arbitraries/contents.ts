import fc from "fast-check";
import {
  listOf,
  objectText,
  padded,
  record,
  shuffled,
  stringText,
  text,
  valueText,
  type JsonText,
} from "./json-text.ts";

/** The shapes of content; a template raises on some of them. */
export type ContentShape = "null" | "absent" | "text-parts" | "vision-parts" | "any-parts";

/** What a model writes: reasoning in tags, well-formed or not, and an answer. */
const thought: fc.Arbitrary<string> = padded(
  fc
    .tuple(
      fc.constantFrom("<think>", "<think>\n", "", "<think>a</think>"),
      padded(text),
      fc.constantFrom("</think>", "\n</think>\n\n", "\n\n</think>\n"),
      padded(text),
    )
    .map((parts) => parts.join("")),
);

/** A tool's answer in the clothes of a user, or nearly one: it is no query. */
const wrapped: fc.Arbitrary<string> = padded(
  fc
    .tuple(
      fc.constantFrom("<tool_response>", "<tool_response>\n", "<tool_response"),
      text,
      fc.constantFrom("</tool_response>", "\n</tool_response>", "</tool_response>\n", ""),
    )
    .map((parts) => parts.join("")),
);

export const thoughtText: JsonText = thought.map((value) => JSON.stringify(value));

const addressText: JsonText = fc.oneof(fc.constant('"https://example.org/1"'), valueText);

const textPart: JsonText = fc.oneof(
  { weight: 6, arbitrary: record({ type: fc.constant('"text"'), text: stringText }) },
  { weight: 2, arbitrary: record({ text: stringText }) },
  { weight: 1, arbitrary: record({ type: fc.constantFrom('"text"', '"audio"'), text: valueText }) },
  { weight: 1, arbitrary: fc.constantFrom('"text"', '"context"', '"a text part"') },
  {
    weight: 1,
    arbitrary: fc
      .tuple(valueText, stringText)
      .map(([value, inside]) => `{"b": 0, "10": ${value}, "text": ${inside}, "2": 1}`),
  },
);

const visionPart: JsonText = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('{"type": "image"}', '{"type": "video"}') },
  record({ type: fc.constant('"image"'), image: addressText }),
  record({ type: fc.constant('"image_url"'), image_url: record({ url: addressText }) }),
  record({ type: fc.constant('"video"'), video: addressText }),
  fc.constantFrom("image", "image_url", "video").chain((key) => record({ [key]: addressText })),
  fc.constantFrom('"image"', '"an image_url"', '"video"', '"a text with a video"', '"video, image"'),
  severalKeys(),
);

/** {"image": 1, "text": "a", "type": "video"} */
function severalKeys(): JsonText {
  const optional = (arbitrary: JsonText): fc.Arbitrary<string | undefined> =>
    fc.oneof(arbitrary, fc.constant(undefined));
  const members = {
    type: optional(fc.constantFrom('"image"', '"video"', '"text"', '"image_url"', '"Image"', "null")),
    image: optional(fc.constantFrom("null", '""', '"u"')),
    image_url: optional(fc.constantFrom("null", '"u"')),
    video: optional(fc.constantFrom("null", '"u"')),
    text: stringText,
  };
  return shuffled(members, fc.constantFrom(['"min_pixels"', "4"] as const, ['"type"', '"video"'] as const));
}

const unknownPart: JsonText = fc.oneof(
  objectText,
  stringText,
  record({ type: fc.oneof(fc.constantFrom('"audio"', '"text"', '"file"', '"video_url"'), valueText) }),
);

/** "<think>a</think>b" -> [{"type": "text", "text": "<thi"}, {"text": "nk>a</think>b"}], and an `extra` part within. */
function cut(whole: fc.Arbitrary<string>, extra: fc.Arbitrary<readonly string[]>): JsonText {
  const point = fc.nat({ max: 30 });
  return fc.tuple(whole, point, point, extra, fc.nat({ max: 3 })).map(([value, one, other, parts, place]) => {
    const characters = Array.from(value);
    const [first, second] = one < other ? [one, other] : [other, one];
    const pieces = [characters.slice(0, first), characters.slice(first, second), characters.slice(second)]
      .map((piece) => JSON.stringify(piece.join("")))
      .map((piece, index) => (index === 1 ? `{"text": ${piece}}` : `{"type": "text", "text": ${piece}}`));
    return `[${pieces.toSpliced(place, 0, ...parts).join(", ")}]`;
  });
}

const torn = (extra: fc.Arbitrary<readonly string[]>): JsonText => fc.oneof(cut(thought, extra), cut(wrapped, extra));

/** A string, or text parts where they are taken. */
export function wrappedText(taken: readonly ContentShape[]): JsonText {
  const strings = wrapped.map((value) => JSON.stringify(value));
  const parts = cut(wrapped, fc.constant([]));
  return taken.includes("text-parts") ? fc.oneof({ weight: 2, arbitrary: strings }, parts) : strings;
}

const shapes: Readonly<Record<ContentShape, fc.Arbitrary<string | undefined>>> = {
  null: fc.constant("null"),
  absent: fc.constant(undefined),
  "text-parts": fc.oneof({ weight: 2, arbitrary: listOf(textPart, 3) }, torn(fc.constant([]))),
  "vision-parts": fc.oneof(
    { weight: 3, arbitrary: listOf(fc.oneof(textPart, visionPart), 4) },
    torn(visionPart.map((part) => [part])),
  ),
  "any-parts": listOf(fc.oneof(textPart, visionPart, unknownPart), 4),
};

/** All shapes. */
export const anyShape: readonly ContentShape[] = ["null", "absent", "text-parts", "vision-parts", "any-parts"];

/** Content: strings most of the time, these shapes often, any other rarely. */
export function contentOf(taken: readonly ContentShape[], strings: JsonText = stringText): typeof shapes.absent {
  return fc.oneof(
    { weight: 60, arbitrary: strings },
    ...taken.map((shape) => ({ weight: 8, arbitrary: shapes[shape] })),
    { weight: 1, arbitrary: fc.oneof(...anyShape.map((shape) => shapes[shape])) },
  );
}
