import fc from "fast-check";
import { formatRequest } from "../../../src/cli/request.ts";
import {
  allAssistant,
  detectTemplate,
  findControlTokens,
  formatChat,
  formatQwen3,
  messageWeights,
  parseJson,
  prepareTools,
  splitForTraining,
  templateIds,
  type Chat,
} from "../../../src/index.ts";
import { dumps } from "../../../src/python/dumps.ts";
import { templateOf } from "../../../src/templates/index.ts";
import { requestText } from "../../../src/testing/arbitraries/requests.ts";
import type { Entry } from "./entries.ts";
import { mutated } from "./mutations.ts";
import { isMembers } from "../../../src/members.ts";
import type { Arguments } from "./paths.ts";
import { membersIn } from "./trees.ts";
import { junk } from "./values.ts";

/** Noise now and then, something valid with a few places made wrong most of the time, and the valid as it is. */
export function near<T>(valid: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 2, arbitrary: junk },
    { weight: 7, arbitrary: mutated(valid) },
    { weight: 1, arbitrary: valid },
  );
}

/** The parts of a chat that are data. */
export const seen = ({ text, segments, omissions }: Chat): unknown => ({ text, segments, omissions });

/** A request as parseJson reads it. */
export const request: fc.Arbitrary<Arguments> = requestText.map((json) => parseJson<Arguments>(json));

/** enable_thinking -> enableThinking */
const optionName = (member: string): string => member.replace(/_[a-z]/g, (part) => part.slice(1).toUpperCase());

const refusal = fc.constantFrom(undefined, undefined, undefined, "error");

/** The same as arguments of `formatQwen3`. */
const call: fc.Arbitrary<Arguments> = fc
  .tuple(request, refusal, refusal)
  .map(([given, onOmission, onControlTokens]) => {
    const { messages, ...members } = given;
    const options = Object.entries(members).map(([name, value]) => [optionName(name), value] as const);
    return { messages, options: { ...Object.fromEntries(options), onOmission, onControlTokens } };
  });

/** A list of messages, of tools: as near as noise comes. */
const noise: fc.Arbitrary<Arguments> = fc.record({
  messages: fc.array(junk, { maxLength: 4 }),
  options: fc.record({ tools: fc.array(junk, { maxLength: 2 }), template: fc.constantFrom(...templateIds) }),
});

/** Arguments by name, all of them there; noise in every one, or what is valid with a few places made wrong. */
export function nearArguments(valid: fc.Arbitrary<Arguments>): fc.Arbitrary<Arguments> {
  const all = (given: unknown, names: Arguments): Arguments => ({
    ...Object.fromEntries(Object.keys(names).map((name) => [name, undefined])),
    ...membersIn(given),
  });
  return fc.oneof(
    { weight: 8, arbitrary: valid.chain((names) => mutated(fc.constant(names)).map((given) => all(given, names))) },
    { weight: 2, arbitrary: valid },
  );
}

export const nearCall: fc.Arbitrary<Arguments> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ messages: junk, options: junk }) },
  { weight: 1, arbitrary: noise },
  { weight: 9, arbitrary: nearArguments(call) },
);

/** The same, with a template beside the options. */
const nearCallOf: fc.Arbitrary<Arguments> = nearCall.map(({ messages, options }) => {
  const { template, ...others } = membersIn(options);
  const id = templateIds.find((each) => each === template) ?? "qwen3";
  return { messages, id, options: isMembers(options) ? others : options };
});

const anyTemplate = fc.constantFrom(...templateIds);

export const formatEntries: readonly Entry[] = [
  {
    name: "formatQwen3",
    weight: 12,
    given: nearCall,
    call: ({ messages, options }) => seen(formatQwen3(messages as never, options as never)),
  },
  {
    name: "formatChat",
    weight: 4,
    given: nearCallOf,
    call: ({ messages, options, id }) => seen(formatChat(templateOf(id), messages as never, options as never)),
  },
  {
    name: "formatRequest",
    weight: 6,
    given: near(request)
      .filter((value) => isJson(value))
      .map((value) => ({ ...membersIn(value), "": value })),
    call: ({ "": value }) => seen(formatRequest(parseJson(dumps(value, "")), {})),
  },
  {
    name: "prepareTools",
    weight: 2,
    given: fc
      .tuple(nearCall, anyTemplate)
      .map(([{ options }, template]) => ({ template, tools: membersIn(options)["tools"] })),
    call: ({ tools, template }) =>
      seen(
        formatQwen3([{ role: "user", content: "" }], {
          tools: prepareTools(tools as never),
          template: template as "qwen3",
        }),
      ),
  },
  {
    name: "findControlTokens",
    weight: 2,
    given: nearCall.map(({ messages, options }) => ({ messages, tools: membersIn(options)["tools"] })),
    call: ({ messages, tools }) => findControlTokens(messages as never, tools as never),
  },
  {
    name: "messageWeights",
    weight: 1,
    given: fc.record({ messages: near(request.map(({ messages }) => messages)) }),
    call: ({ messages }) => typeof messageWeights(messages as never),
  },
  {
    name: "splitForTraining",
    weight: 2,
    given: nearCall,
    call: ({ messages, options }) =>
      splitForTraining(messages as never, allAssistant, options as never).map((example) => [
        example.messages,
        seen(example.chat),
      ]),
  },
  {
    name: "parseJson",
    weight: 1,
    given: fc.record({
      "": fc.oneof(
        junk,
        junk.filter(isJson).map((value) => dumps(value, "")),
        fc.string(),
      ),
    }),
    call: ({ "": text }) => parseJson(text as never),
  },
  {
    name: "detectTemplate",
    weight: 1,
    given: fc.record({ text: junk }),
    call: ({ text }) => detectTemplate(text as never),
  },
];

/** An integer may be longer than Python prints. */
function isJson(value: unknown): boolean {
  try {
    dumps(value, "");
    return true;
  } catch {
    return false;
  }
}
