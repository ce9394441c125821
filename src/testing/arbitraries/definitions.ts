import fc from "fast-check";
import * as json from "./json-text.ts";
import {
  mostly,
  padded,
  rarely,
  shuffled,
  stringText,
  text,
  valueText,
  type JsonText,
  type Member,
} from "./json-text.ts";

/** What a tool must look like for a template not to raise: anything goes, or `parameters` with proper properties. */
export type DefinitionStyle = "any" | "schema";

const often = (usual: JsonText, odd: JsonText): JsonText => fc.oneof({ weight: 4, arbitrary: usual }, odd);

const nameText = often(fc.constantFrom('"get_weather"', '"city"', '"a"', '"b c"', '"x-y"', '"$ref"'), stringText);
const typeText = often(fc.constantFrom('"string"', '"object"', '["string", "null"]', '"array"'), valueText);
const descriptionText = often(
  padded(text).map((value) => JSON.stringify(value)),
  valueText,
);
const namesText = often(json.listOf(fc.oneof(stringText, valueText), 3), valueText);

/** Keywords of JSON Schema, keys that are spelled otherwise in XML, methods of Python's dict. */
const keywordText: JsonText = often(
  fc.constantFrom(
    ...['"default"', '"items"', '"minimum"', '"additionalProperties"', '"name"', '"return"', '"strict"', '"enum"'],
    ...['"x-order by"', '"$ref"', '"$-$ a"', '"keys"', '"get"', '"pop"', '"values"', '"type"', '"1"', '"__proto__"'],
  ),
  stringText,
);
const keyword: fc.Arbitrary<Member> = fc.tuple(keywordText, fc.oneof(valueText, json.objectText));

const propertyText = shuffled(
  {
    type: mostly(typeText),
    description: mostly(descriptionText),
    enum: rarely(namesText),
    required: rarely(namesText),
  },
  keyword,
);

function parametersText(property: JsonText): JsonText {
  return shuffled(
    {
      type: mostly(fc.constant('"object"')),
      properties: mostly(json.objectOf(fc.tuple(fc.oneof(nameText, keywordText), property))),
      required: rarely(namesText),
    },
    keyword,
  );
}

const definitionText = (parameters: fc.Arbitrary<string | undefined>): JsonText =>
  shuffled(
    { name: nameText, description: mostly(descriptionText), parameters, return: rarely(fc.oneof(valueText, typeText)) },
    keyword,
  );

const wrapped = (definition: JsonText): JsonText =>
  fc.oneof(
    { weight: 3, arbitrary: json.record({ type: fc.constant('"function"'), function: definition }) },
    { weight: 2, arbitrary: definition },
    { weight: 1, arbitrary: shuffled({ function: definition, name: stringText }, keyword) },
  );

const wellShaped = wrapped(definitionText(parametersText(propertyText)));

const nearlyWellShaped = fc.oneof(
  wrapped(definitionText(mostly(fc.oneof(parametersText(fc.oneof(propertyText, valueText)), valueText)))),
  wrapped(json.record({ name: rarely(valueText), parameters: json.record({ properties: valueText, type: typeText }) })),
  json.record({ function: fc.oneof(fc.constantFrom("null", "{}", "[]", '""', "0"), valueText), name: nameText }),
);

const definitions: Readonly<Record<DefinitionStyle, JsonText>> = {
  any: fc.oneof(json.objectText, wellShaped, nearlyWellShaped),
  schema: fc.oneof({ weight: 30, arbitrary: wellShaped }, { weight: 1, arbitrary: nearlyWellShaped }, json.objectText),
};

/** A list of tools. */
export const toolsText = (style: DefinitionStyle): JsonText => json.fewOf(definitions[style]);
