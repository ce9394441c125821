/**
 * The Qwen3 pre-tokenizer: no token crosses the border of two of its matches. The pattern is that of tokenizer.json,
 * with `(?i:…)` and `\s` spelled out for JavaScript: U+017F folds to `s`, and white space is Unicode's, which has
 * U+0085 and has not U+FEFF.
 */
const PRE_TOKEN: RegExp =
  /'(?:[sStTmMdD\u017f]|[rR][eE]|[vV][eE]|[lL][lL])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\p{White_Space}\p{L}\p{N}]+[\r\n]*|\p{White_Space}*[\r\n]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu;

/** `You are X.\n\n# Tools` -> `You`, ` are`, ` X`, `.\n\n`, `#`, ` Tools`; joined they are the text. */
export function preTokens(text: string): string[] {
  return text.match(PRE_TOKEN) ?? [];
}
