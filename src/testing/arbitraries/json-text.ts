import fc from "fast-check";
import { blankFragments, formatFragments, tokenFragments } from "./fragments.ts";
import { withoutNewCharacters } from "./unicode.ts";

/**
 * Arbitraries of JSON *text*: the same text goes to the library and to Python, so that the spelling of numbers,
 * the order of keys and duplicate keys are part of what is compared. All requests fit the message schema.
 */
export type JsonText = fc.Arbitrary<string>;

const fragmentsOf = (...fragments: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.array(fc.oneof(...fragments), { maxLength: 6 }).map((parts) => parts.join(""));
const forFormat = fc.constantFrom(...formatFragments);
const forTokens = fc.constantFrom(...tokenFragments);

/** Strings full of what the templates look for and strip, and of what tokenizers do something with. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fragmentsOf(forFormat) },
  { weight: 3, arbitrary: fragmentsOf(forTokens, forFormat) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }).map(withoutNewCharacters) },
);

const blanks: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.constant("") },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...blankFragments), { maxLength: 3 }).map((list) => list.join("")) },
);

/** Between white space of all kinds, so that it shows who strips what. */
export const padded = (inner: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(blanks, inner, blanks).map((parts) => parts.join(""));

/** A JSON string, now and then with its first character spelled as an escape. */
export const stringText: JsonText = fc
  .tuple(fc.oneof({ weight: 3, arbitrary: text }, padded(text)), fc.integer({ min: 0, max: 9 }))
  .map(([value, dice]) => (dice === 0 && value !== "" ? escapedStart(value) : JSON.stringify(value)));

/** "a…" -> "\u0061…" */
function escapedStart(value: string): string {
  const code = value.charCodeAt(0).toString(16).padStart(4, "0");
  return `"\\u${code}${JSON.stringify(value.slice(1)).slice(1)}`;
}

const digits = (maxLength: number): JsonText =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength, size: "max" }).map((list) => list.join(""));
const integerText: JsonText = digits(25).map((list) => list.replace(/^0+(?=\d)/, ""));
const fractionText: JsonText = fc.oneof(
  fc.constant(""),
  digits(20).map((list) => `.${list}`),
);
const exponentText: JsonText = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  { weight: 1, arbitrary: fc.integer({ min: -30, max: 30 }).map((power) => `e${power}`) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 330 }).map((power) => `E+${power}`) },
);

/** Numbers as they may be spelled: big integers, floats, exponents, NaN. */
export const numberText: JsonText = fc.oneof(
  { weight: 4, arbitrary: fc.integer().map(String) },
  { weight: 4, arbitrary: fc.double().map((value) => (Number.isFinite(value) ? String(value) : "1.0")) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom("", "-"), integerText, fractionText, exponentText)
      .map((parts) => parts.join("")),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("NaN", "Infinity", "-Infinity", "-0", "-0.0", "1.0", "1e16", "1E400", "5e-324"),
  },
);

/** Keys: common ones, digits, names of what objects have in JavaScript and in Python, any. */
export const keyText: JsonText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('"a"', '"b"', '"type"', '"name"', '"text"', '"content"') },
  { weight: 2, arbitrary: fc.constantFrom('"1"', '"10"', '"2"', '"-1"', '"01"', '"\\u0031"', '"4294967296"') },
  { weight: 1, arbitrary: fc.constantFrom('"__proto__"', '"constructor"', '"toString"', '"hasOwnProperty"', '""') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"items"', '"keys"', '"get"', '"pop"', '"image"', '"video"', '"parameters"'),
  },
  { weight: 1, arbitrary: stringText },
);

/** A member of an object, as JSON text: `"a"` and `1.0`. */
export type Member = readonly [key: string, value: string];

const object = (members: readonly Member[]): string =>
  `{${members.map(([key, value]) => `${key}: ${value}`).join(", ")}}`;
export const objectOf = (member: fc.Arbitrary<Member>): JsonText => fc.array(member, { maxLength: 5 }).map(object);
export const listOf = (item: JsonText, maxLength: number): JsonText => listFrom(0, maxLength, item);

const listFrom = (minLength: number, maxLength: number, item: JsonText): JsonText =>
  fc.array(item, { minLength, maxLength }).map((list) => `[${list.join(", ")}]`);

/** Up to three, and now and then up to a dozen, which finds out who takes the first few only. */
export const fewOf = (item: JsonText, atLeast: 0 | 1 = 0): JsonText =>
  fc.oneof({ weight: 19, arbitrary: listFrom(atLeast, 3, item) }, { weight: 1, arbitrary: listFrom(4, 12, item) });

const tree = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("null", "true", "false", "[]", "{}"),
    numberText,
    stringText,
    listOf(tie("value"), 4),
    tie("object"),
  ),
  object: objectOf(fc.tuple(keyText, tie("value"))),
}));

/** Any JSON value, as text. */
export const valueText: JsonText = tree.value;
/** Any JSON object, as text. */
export const objectText: JsonText = tree.object;

/** Members by name; `undefined` leaves one out. */
export type Members = Readonly<Record<string, fc.Arbitrary<string | undefined>>>;

/** An object with these members. */
export function record(members: Members): JsonText {
  const names = Object.keys(members);
  return fc.record(members).map((values) => object(present(names, values)));
}

/** An object with these members in any order, and some `others` anywhere among them. */
export function shuffled(members: Members, others: fc.Arbitrary<Member>): JsonText {
  const names = Object.keys(members);
  const order = fc.shuffledSubarray(names, { minLength: names.length });
  return fc
    .tuple(fc.record(members), order, fc.array(others, { maxLength: 3 }), fc.nat({ max: names.length }))
    .map(([values, sorted, more, place]) => object(present(sorted, values).toSpliced(place, 0, ...more)));
}

function present(names: readonly string[], values: Readonly<Record<string, string | undefined>>): Member[] {
  return names.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [[JSON.stringify(name), value] as const];
  });
}

/** Absent or null as often as not. */
export const maybe = (arbitrary: JsonText): fc.Arbitrary<string | undefined> =>
  fc.oneof({ weight: 2, arbitrary }, fc.constant("null"), { weight: 2, arbitrary: fc.constant(undefined) });

/** Absent four times out of five. */
export const rarely = (arbitrary: fc.Arbitrary<string | undefined>): fc.Arbitrary<string | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** Absent one time out of six. */
export const mostly = (arbitrary: JsonText): fc.Arbitrary<string | undefined> =>
  fc.oneof({ weight: 5, arbitrary }, fc.constant(undefined));
