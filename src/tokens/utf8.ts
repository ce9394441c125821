/** Bytes of the character at this offset in UTF-8; 3 for a lone surrogate, which tokenizers read as U+FFFD. */
export function byteWidthAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  return unitWidthAt(text, offset) === 2 ? 4 : 3;
}

/** UTF-16 code units of the character at this offset: 2 for a surrogate pair. */
export function unitWidthAt(text: string, offset: number): 1 | 2 {
  const unit = text.charCodeAt(offset);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(offset + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}
