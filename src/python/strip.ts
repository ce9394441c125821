// A slice of all the text costs as much as looking at it.

/** Python's `text.lstrip("\n")`: U+000A only, unlike `trimStart`. */
export function stripLeadingNewlines(text: string): string {
  let start = 0;
  while (text.charCodeAt(start) === 10) start++;
  return start === 0 ? text : text.slice(start);
}

/** Python's `text.rstrip("\n")`. */
export function stripTrailingNewlines(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 10) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** Python's `text.strip("\n")`. */
export function stripNewlines(text: string): string {
  return stripLeadingNewlines(stripTrailingNewlines(text));
}

// str.isspace() of Python: \s without U+FEFF, with U+001C-1F and U+0085. In the JavaScriptCore of 2023, [^\S] has U+180E besides.
const BLANK = /(?!\ufeff)\s|[\x1c-\x1f\x85]/;

/** Python's `text.rstrip()`. */
export function stripTrailingBlanks(text: string): string {
  let end = text.length;
  while (BLANK.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Python's `text.strip()`. */
export function stripBlanks(text: string): string {
  let start = 0;
  while (BLANK.test(text.charAt(start))) start++;
  return stripTrailingBlanks(text.slice(start));
}
