const NEWLINE = 0x0a;

/** Python's `text.lstrip("\n")`: U+000A only, unlike `trimStart`. */
export function stripLeadingNewlines(text: string): string {
  return text.slice(leadingNewlines(text));
}

/** Python's `text.rstrip("\n")`. */
export function stripTrailingNewlines(text: string): string {
  return text.slice(0, text.length - trailingNewlines(text));
}

/** Python's `text.strip("\n")`. */
export function stripNewlines(text: string): string {
  return stripLeadingNewlines(stripTrailingNewlines(text));
}

export function leadingNewlines(text: string): number {
  let count = 0;
  while (text.charCodeAt(count) === NEWLINE) count++;
  return count;
}

export function trailingNewlines(text: string): number {
  let end = text.length;
  while (text.charCodeAt(end - 1) === NEWLINE) end--;
  return text.length - end;
}

// str.isspace() of Python: unlike trim(), with U+001C-1F and U+0085 and without U+FEFF.
const BLANK = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const LEADING_BLANKS = new RegExp(`^[${BLANK}]+`);
const BLANK_CHARACTER = new RegExp(`[${BLANK}]`);

/** Python's `text.rstrip()`. */
export function stripTrailingBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && BLANK_CHARACTER.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Python's `text.strip()`. */
export function stripBlanks(text: string): string {
  return stripTrailingBlanks(text).replace(LEADING_BLANKS, "");
}
