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

/**
 * The k-th character of the result takes the next character of the input, and uses up as many more as have been
 * composed into it; one that a decomposition added shares the place of the one before.
 */
function addChanged(chunk: string, offset: number, starts: number[], ends: number[]): void {
  const places = placesOf(chunk, offset);
  const parts = decomposed(chunk);
  let next = 0;
  for (const character of chunk.normalize("NFC")) {
    let change = 1;
    for (const constituent of character.normalize("NFD")) change += parts.take(constituent) - 1;
    const place = places[change > 0 ? Math.max(0, next - 1) : next] ?? { start: offset, end: offset };
    addRange(character, place.start, place.end, starts, ends);
    next += 1 - change;
  }
}

/** For each character of a decomposition: 1 if the decomposition has added it, 0 if it stands for the character itself. */
type Added = 0 | 1;

/** The full decomposition, in the order of its classes. Sorting keeps equal marks in order. */
function decomposed(chunk: string): Parts {
  const unsorted = new Parts();
  for (const character of chunk) {
    let added: Added = 0;
    for (const part of character.normalize("NFD")) {
      unsorted.add(part, added);
      added = 1;
    }
  }
  const sorted = new Parts();
  for (const part of chunk.normalize("NFD")) sorted.add(part, unsorted.take(part));
  return sorted;
}

/** A queue for each character: of equal ones, the first comes first. */
class Parts {
  readonly #queues = new Map<string, { readonly added: Added[]; next: number }>();

  add(character: string, added: Added): void {
    const queue = this.#queues.get(character);
    if (queue === undefined) this.#queues.set(character, { added: [added], next: 0 });
    else queue.added.push(added);
  }

  take(character: string): Added {
    const queue = this.#queues.get(character);
    return queue?.added[queue.next++] ?? 0;
  }
}

function placesOf(chunk: string, offset: number): { readonly start: number; readonly end: number }[] {
  let end = offset;
  return Array.from(chunk, (character) => ({ start: end, end: (end += character.length) }));
}
