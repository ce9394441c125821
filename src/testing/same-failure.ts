import { differingStretch } from "../showing/differing-stretch.ts";
import type { Failure } from "./judge.ts";

/**
 * A request is smaller than another only if it fails in the same way: a wrong text must not shrink to a text where there
 * should be none, nor one reason to refuse to another. Of two texts, the stretch in which they differ may lose characters,
 * and gets no others: where `1.0` is missing its `.0`, a smaller request is one that is missing no line break.
 */
export function isSameFailure(smaller: Failure, failure: Failure): boolean {
  if (kindOf(smaller) !== kindOf(failure)) return false;
  const [few, many] = [stretches(smaller), stretches(failure)];
  return few.every((text, index) => isWithin(text, many[index] ?? ""));
}

/** `a text, error`; of what is refused the reason, without the place */
function kindOf({ expected, actual }: Failure): string {
  const reason = "raises" in expected ? expected.raises.replace(/^[^:]*: /, "") : "a text";
  return `${reason}, ${Object.keys(actual).join()}`;
}

/** What of each text differs from the other; nothing where there are no two texts. */
function stretches({ expected, actual }: Failure): readonly string[] {
  if (!("text" in expected && "text" in actual)) return [];
  const [one, other] = [expected.text, actual.text];
  const { start, end } = differingStretch(one, other);
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}

/** All its characters are in the other text, in the same order. */
function isWithin(text: string, other: string): boolean {
  let at = 0;
  for (const character of text) {
    at = other.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
