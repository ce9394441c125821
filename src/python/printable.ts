/**
 * Python's `str.isprintable()` of one character: neither "other" (control, format, surrogate, private, unassigned)
 * nor a separator except the space. What counts as assigned is that of Unicode 14, as in Python 3.11; engines know more.
 */
export function isPrintable(character: string): boolean {
  if (character === " ") return true;
  return !OTHER_OR_SEPARATOR.test(character) && !assignedLater(character.codePointAt(0) ?? 0);
}

const OTHER_OR_SEPARATOR = /[\p{C}\p{Z}]/u;

// Characters assigned from Unicode 15 to 17, in base 36: characters to skip, then how many more follow the first.
const ASSIGNED_AFTER_UNICODE_14 =
  "1ov 7 qs 3j m d6 2dc+e 2+b 2q+1 1b 7d+1 ty o5+2 1gs v9+3 dg+1 9 na3+4 2 1 5+2 k gk1+f cd+1 1i+6 1kh+1f ng+p rq+11 " +
  "3+s 8+1 8i+5 8+8 x+5 n3+2 8u+9 1 2 1+11 1+9 1 2 1+3 1+9 1+1 8+1 kt+j t8+9 2e+7 2g+x e+9 c6+17 4+9 7q+g 1+14 3+s " +
  "444 g+l a+32y 5qd+1l 2di+1l 86+o 2+o 7y+4 4qp+7 zj 9+l 2p+36 6yn y 59m+70 3+c3 6+m f+g r3+j 2fl+5 79+1p x u8+15 " +
  "5y+16 4 5c+u 1+l 8+1 34o 3 47+b 2h 60+9 4+1 e+8 aj+3 t+2 f+3 3+1 t+2 b+4 6 1 4+2 a+2 2 8+2 4 7+1 5u+10 a 10zi+6 " +
  "4ma+b 5s2+h9 7aq+6jt";

let ranges: readonly (readonly [first: number, last: number])[] | undefined;

function assignedLater(code: number): boolean {
  ranges ??= readRanges(ASSIGNED_AFTER_UNICODE_14);
  return ranges.some(([first, last]) => code >= first && code <= last);
}

function readRanges(table: string): [number, number][] {
  let next = 0;
  return table.split(" ").map((entry) => {
    const [skip = "", more = "0"] = entry.split("+");
    const first = next + parseInt(skip, 36);
    const last = first + parseInt(more, 36);
    next = last + 1;
    return [first, last];
  });
}
