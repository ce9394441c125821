/** Text in NFC, and where each of its characters comes from. */
export interface Normalized {
  readonly text: string;
  /** By UTF-16 offset in `text`: the range in the text before, in UTF-16 code units. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

// What composes with the character before it: a mark, or the vowel or final consonant of a Hangul syllable.
const CHUNK = /[^\p{M}\u1160-\u11ff]?[\p{M}\u1160-\u11ff]*/gu;

/**
 * Normalizes as the tokenizer does, and says which character came from which, by the rule of Hugging Face's tokenizers:
 *
 *     e ◌́ x         ->  é from e, x from x; the mark, composed away, belongs to no character
 *     क़ (U+0958)   ->  क and ◌़, both from U+0958
 */
export function normalize(text: string): Normalized {
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const chunk of text.match(CHUNK) ?? []) {
    if (chunk.normalize("NFC") === chunk) addUnchanged(chunk, offset, starts, ends);
    else addChanged(chunk, offset, starts, ends);
    offset += chunk.length;
  }
  return { text: text.normalize("NFC"), starts, ends };
}

function addUnchanged(chunk: string, offset: number, starts: number[], ends: number[]): void {
  let at = offset;
  for (const character of chunk) {
    addRange(character, at, at + character.length, starts, ends);
    at += character.length;
  }
}

/** One entry for each code unit of the character. */
function addRange(character: string, start: number, end: number, starts: number[], ends: number[]): void {
  for (let unit = 0; unit < character.length; unit++) {
    starts.push(start);
    ends.push(end);
  }
}

/** One character of the full decomposition. */
interface Part {
  readonly character: string;
  /** 1 for what a decomposition added, 0 for what stands for the character itself. */
  readonly added: 0 | 1;
}

/**
 * The k-th character of the result takes the next character of the input, and uses up as many more as have been
 * composed into it; one that a decomposition added shares the place of the one before.
 */
function addChanged(chunk: string, offset: number, starts: number[], ends: number[]): void {
  const places = placesOf(chunk, offset);
  const parts = decomposed(chunk);
  let next = 0;
  for (const character of chunk.normalize("NFC")) {
    const constituents = Array.from(character.normalize("NFD"), (each) => take(parts, each));
    const change = constituents.reduce((sum, { added }) => sum + added, 1 - constituents.length);
    const place = places[change > 0 ? Math.max(0, next - 1) : next] ?? { start: offset, end: offset };
    addRange(character, place.start, place.end, starts, ends);
    if (change <= 0) next += 1 - change;
  }
}

/** The characters of the full decomposition, in the order of their classes. */
function decomposed(chunk: string): Part[] {
  const parts = Array.from(chunk, (character) =>
    Array.from(character.normalize("NFD"), (part, index): Part => ({ character: part, added: index === 0 ? 0 : 1 })),
  ).flat();
  // Sorting keeps equal marks in order, so each is the first of its kind that is left.
  return Array.from(chunk.normalize("NFD"), (character) => take(parts, character));
}

/** Removes the first part of this character. */
function take(parts: Part[], character: string): Part {
  const index = parts.findIndex((part) => part.character === character);
  return (index === -1 ? undefined : parts.splice(index, 1)[0]) ?? { character, added: 0 };
}

function placesOf(chunk: string, offset: number): { readonly start: number; readonly end: number }[] {
  let end = offset;
  return Array.from(chunk, (character) => ({ start: end, end: (end += character.length) }));
}
