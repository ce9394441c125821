/**
 * Python's `piece in text`: half of a surrogate pair is none of its characters. In linear time: engines' own `includes` is
 * quadratic where a long piece nearly fits in many places. (Knuth, Morris and Pratt.)
 */
export function contains(text: string, piece: string): boolean {
  // By number of characters that fit: how many of their last ones are the first ones of the piece as well.
  const shorter = new Uint32Array(piece.length + 1);
  const longer = (fitting: number, code: number): number => {
    let count = fitting;
    while (count > 0 && piece.charCodeAt(count) !== code) count = shorter[count] ?? 0;
    return piece.charCodeAt(count) === code ? count + 1 : 0;
  };
  let fitting = 0;
  for (let at = 1; at < piece.length; at++) shorter[at + 1] = fitting = longer(fitting, piece.charCodeAt(at));
  fitting = 0;
  for (let at = 0; at < text.length; at++) {
    fitting = longer(fitting, text.charCodeAt(at));
    const end = at + 1;
    if (fitting === piece.length && !isWithinPair(text, end - fitting) && !isWithinPair(text, end)) return true;
  }
  return piece === "";
}

function isWithinPair(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff;
}
