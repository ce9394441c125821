import fc from "fast-check";
import type { ContentPart } from "../../src/index.ts";
import { anyText, chatOf, objectGiven, someText, type WrittenMessage } from "./wire-chats.ts";

/** One picture or more between texts; without a picture it would be a string. */
const listWith = (picture: ContentPart): fc.Arbitrary<readonly ContentPart[]> => {
  const text = fc.array(
    anyText.map((value) => ({ type: "text" as const, text: value })),
    { maxLength: 1 },
  );
  const pictures = fc.integer({ min: 1, max: 3 }).map((length) => Array.from({ length }, () => picture));
  return fc.tuple(text, pictures, text).map((lists) => lists.flat());
};

const picture: ContentPart = { type: "image", image: "cat.png" };
export const openAIChat: fc.Arbitrary<readonly WrittenMessage[]> = chatOf({
  content: fc.oneof(anyText, anyText, listWith({ type: "image_url", image_url: { url: "cat.png" } })),
  systemContent: anyText,
  reasoning: anyText,
  given: fc.oneof(anyText, objectGiven),
});
// An empty reasoning part is no reasoning, and a system message has no parts.
export const aiSdkChat: fc.Arbitrary<readonly WrittenMessage[]> = chatOf({
  content: fc.oneof(anyText, anyText, listWith({ type: "image", image: "AA", mediaType: "image/png" })),
  systemContent: anyText,
  reasoning: someText,
  given: objectGiven,
});
export const ollamaChat: fc.Arbitrary<readonly WrittenMessage[]> = chatOf({
  content: fc.oneof(
    anyText,
    someText.map((text): readonly ContentPart[] => [picture, picture, { type: "text", text }]),
    fc.constant<readonly ContentPart[]>([picture]),
  ),
  systemContent: anyText,
  reasoning: anyText,
  given: objectGiven,
});
