import fc from "fast-check";
import { padded, record, type JsonText } from "../arbitraries/json-text.ts";
import type { Rule } from "./rule.ts";
import * as tame from "./tame.ts";

const { word } = tame;

const textPart: JsonText = fc.oneof(record({ type: fc.constant('"text"'), text: word }), record({ text: word }), word);

const listOf = (part: JsonText, maxLength = 3): JsonText => fc.array(part, { maxLength }).map(tame.listed);

/** A string, null, nothing, a list of text. */
const shapes = fc.oneof({ weight: 2, arbitrary: word }, fc.constantFrom('""', "null", "[]", undefined), {
  weight: 3,
  arbitrary: listOf(textPart),
});

const image: JsonText = fc.constantFrom(
  '{"type": "image"}',
  '{"image": "a.png"}',
  '{"type": "image_url", "image_url": {"url": "u"}}',
);
const video: JsonText = fc.constantFrom(
  '{"type": "video"}',
  '{"video": "a.mp4"}',
  '{"type": "video", "video": ["1.png", "2.png"]}',
);

const oddPart: JsonText = fc.oneof(
  fc.constantFrom('{"type": "audio"}', '{"type": "text"}', "{}", '"image"', '"a text"', '"video_url"'),
  fc.constantFrom('{"type": "image", "text": "a"}', '{"video": "u", "image": "u"}', '{"type": "video", "image": "u"}'),
  record({
    type: fc.constant('"text"'),
    text: fc.constantFrom("1", "true", "null", '["it\'s", "\\"b\\""]', '{"a": 1.5}'),
  }),
);

const anyPart: JsonText = fc.oneof(
  { weight: 3, arbitrary: textPart },
  { weight: 3, arbitrary: fc.oneof(image, video) },
  oddPart,
);
const parts: JsonText = listOf(anyPart, 4);
const visionParts: JsonText = listOf(fc.oneof(textPart, image, video), 4);

const blankAround: JsonText = padded(fc.constantFrom("a", "a b", "")).map((text) => JSON.stringify(text));
const blankAnywhere: JsonText = fc.oneof(
  { weight: 3, arbitrary: blankAround },
  fc.array(record({ type: fc.constant('"text"'), text: blankAround }), { minLength: 1, maxLength: 2 }).map(tame.listed),
);

/** Content of any message of the four roles. */
const anywhere = (content: fc.Arbitrary<string | undefined>): JsonText =>
  fc.oneof(
    tame.withSystem(tame.message("system", content)),
    tame.withUser(tame.message("user", content)),
    tame.withAssistant(tame.message("assistant", content)),
    tame.withTool(tame.message("tool", content)),
  );

const someCalls = { tool_calls: fc.constantFrom(undefined, "null", "[]", '[{"name": "f", "arguments": {}}]') };

export const contentRules: readonly Rule[] = [
  {
    id: "first-system-message",
    title: "The first system message opens the system turn.",
    cases: ["content/system", "parts/system", "nothing/system", "modes/system"],
    requests: (subject) => tame.ask(subject, tame.withSystem(tame.message("system", shapes)), { tools: tame.tools }),
  },
  {
    id: "later-system-message",
    title: "A later system message stands in its place, is dropped, or is an error.",
    cases: [
      ...["content/system-later", "parts/system-late", "order/system-late", "order/system-system", "order/tool-system"],
      ...["roles/system-late", "roles/system-second", "roles/system-last", "roles/system-after", "order/system-after"],
    ],
    requests: (subject) => {
      const later = tame.message("system", shapes);
      return tame.ask(
        subject,
        tame.oneChat(
          [tame.user, later],
          [tame.system, later, tame.user],
          [tame.user, tame.assistant, later, tame.user],
        ),
      );
    },
  },
  {
    id: "user-content",
    title: "Content of a user: text, a list, null, or nothing at all.",
    cases: ["content/user", "nothing/user"],
    requests: (subject) => tame.ask(subject, tame.withUser(tame.message("user", shapes))),
  },
  {
    id: "assistant-content",
    title: "Content of an assistant: text, a list, null, or nothing at all.",
    cases: ["content/assistant", "nothing/all"],
    requests: (subject) => tame.ask(subject, tame.withAssistant(tame.message("assistant", shapes, someCalls))),
  },
  {
    id: "tool-result",
    title: "The result of a tool: text, or what Python prints for anything else.",
    cases: ["content/tool", "parts/tool", "result/"],
    requests: (subject) => tame.ask(subject, tame.withTool(tame.message("tool", fc.oneof(shapes, parts)))),
  },
  {
    id: "content-parts",
    title: "Parts of a list: text is printed, images and videos have placeholders, the others have their own fates.",
    cases: ["parts/"],
    requests: (subject) => tame.ask(subject, anywhere(parts)),
  },
  {
    id: "vision-numbers",
    title: "With add_vision_id, images and videos are numbered through the chat.",
    cases: ["vision-id/", "vision-count/", "options/other/add-vision-id"],
    knob: "addVisionId",
    requests: (subject) => {
      const [asked, answered] = [tame.message("user", visionParts), tame.message("tool", visionParts)];
      const chats = tame.oneChat(
        [asked],
        [asked, tame.assistant, asked],
        [asked, tame.caller, answered, answered, tame.assistant],
      );
      return tame.ask(subject, fc.oneof(chats, anywhere(visionParts)), {
        add_vision_id: fc.constantFrom("true", "true", "true", "false", "null", undefined),
      });
    },
  },
  {
    id: "white-space-around-content",
    title: "White space at the edges of content stays, but what the template strips, and no more than that.",
    cases: ["space/", "tokens/start/", "tokens/end/", "tokens/only/"],
    requests: (subject) => tame.ask(subject, anywhere(blankAnywhere), { tools: tame.tools }),
  },
];
