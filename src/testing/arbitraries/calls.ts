import fc from "fast-check";
import { fewOf, maybe, objectOf, objectText, record, stringText, valueText, type JsonText } from "./json-text.ts";

/** Arguments as the templates write them: as JSON, whatever they are; or as XML, where only an object can be written. */
export type CallStyle = "json" | "xml";

const parameterText: JsonText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('"city"', '"a"', '"b c"', '"x-y"', '"$ref"', '"items"', '"keys"', '"10"') },
  { weight: 1, arbitrary: stringText },
);

const xmlArgumentsText: JsonText = fc.oneof(
  { weight: 4, arbitrary: objectOf(fc.tuple(parameterText, fc.oneof(valueText, stringText))) },
  { weight: 1, arbitrary: objectText },
);

const jsonCallText: JsonText = record({ name: stringText, arguments: fc.oneof(objectText, valueText, stringText) });

const xmlCallText: JsonText = record({
  name: stringText,
  arguments: fc.oneof(
    { weight: 40, arbitrary: xmlArgumentsText },
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant('""') },
    { weight: 1, arbitrary: fc.oneof(valueText, stringText, fc.constant('"{}"')) },
  ),
});

/** {"function": …} as OpenAI has it, and with members beside it that count for nothing. */
const wrappedCall = (call: JsonText): JsonText =>
  fc.oneof(
    record({ id: maybe(stringText), type: fc.constant('"function"'), function: call }),
    record({ name: stringText, function: call, arguments: valueText }),
  );

/** A `function` that is none by Python's rules: the call beside it counts, or the template raises. */
const falsyFunctionText: JsonText = record({
  function: fc.constantFrom("null", "{}", "[]", '""', "0", "false"),
  name: stringText,
  arguments: fc.oneof(objectText, valueText),
});

const callText: Readonly<Record<CallStyle, JsonText>> = {
  json: fc.oneof(jsonCallText, wrappedCall(jsonCallText), falsyFunctionText),
  xml: fc.oneof(
    { weight: 20, arbitrary: xmlCallText },
    { weight: 20, arbitrary: wrappedCall(xmlCallText) },
    { weight: 1, arbitrary: falsyFunctionText },
  ),
};

/** A list of calls. */
export const callsText = (style: CallStyle): JsonText => fewOf(callText[style]);

/** A list of one call at least. */
export const someCallsText = (style: CallStyle): JsonText => fewOf(callText[style], 1);
