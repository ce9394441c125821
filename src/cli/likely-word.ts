/** The word that was meant, by its letters alone: `allAsistant` -> `all-assistant`. Two of them may be wrong, one in a short word. */
export function likelyWord(given: string, words: readonly string[]): string | undefined {
  const ranked = words
    .map((word) => ({ word, edits: editsBetween(lettersOf(given), lettersOf(word)) }))
    .filter(({ word, edits }) => edits <= 2 && edits * 2 < word.length)
    .toSorted((one, other) => one.edits - other.edits);
  return ranked[0]?.word;
}

/** `; did you mean all-assistant?`, or nothing */
export function suggestion(given: string, words: readonly string[]): string {
  const likely = likelyWord(given, words);
  return likely === undefined ? "" : `; did you mean ${likely}?`;
}

function lettersOf(word: string): string {
  return word.toLowerCase().replaceAll(/[^a-z]/g, "");
}

/** How many letters must be added, taken away or changed. */
function editsBetween(from: string, to: string): number {
  let before = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 0; row < from.length; row++) {
    const edits = [row + 1];
    for (let column = 0; column < to.length; column++) {
      const changed = (before[column] ?? 0) + (from[row] === to[column] ? 0 : 1);
      edits.push(Math.min(changed, (before[column + 1] ?? 0) + 1, (edits[column] ?? 0) + 1));
    }
    before = edits;
  }
  return before.at(-1) ?? 0;
}
