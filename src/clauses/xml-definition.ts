import { memberPath } from "../errors.ts";
import { parseJson } from "../json.ts";
import { isMembers, memberOf, noteUnread } from "../members.ts";
import { pythonStr } from "../python/repr.ts";
import { stripBlanks } from "../python/strip.ts";
import { dataMembers } from "../python/write-json.ts";
import type { Definition } from "../tools.ts";
import { omit } from "../writer.ts";
import type { WrittenDefinition } from "./tool-block.ts";
import type { ValueSpelling } from "./xml-calls.ts";

/** Writes the function of a tool, which stands at `path`; `lose` takes note of what has no place. */
export type XmlTool = (tool: unknown, path: string, lose: Lose) => string;
/** Notes those members of a value, if it has any, for which `isLost` is true. */
export type Lose = (of: unknown, path: string, isLost: (key: string, value: unknown) => boolean) => void;

/** A tool that has been written, at this place among the tools. */
interface WrittenTool {
  readonly path: string;
  readonly text: string;
  readonly dropped: readonly string[];
}

/** Tools as XML, each written once. */
export function xmlDefinition(xmlTool: XmlTool): WrittenDefinition {
  const known = new WeakMap<Definition, WrittenTool>();
  return (definition, index, writer) => {
    const path = `tools[${index}]`;
    let written = known.get(definition);
    if (written?.path !== path) known.set(definition, (written = writeTool(definition, path, xmlTool)));
    for (const dropped of written.dropped) omit(writer, "member-not-read", dropped);
    return written.text;
  };
}

function writeTool(definition: Definition, path: string, xmlTool: XmlTool): WrittenTool {
  const dropped: string[] = [];
  const lose: Lose = (of, at, isLost) => {
    for (const [key, value] of membersIn(of)) {
      if (isLost(key, value) && (key !== "type" || value !== "object")) noteUnread(dropped, at, key, value);
    }
  };
  const tool = parseJson(definition.text);
  // Wrapped or flat; a `function` of null is one.
  const inner = memberOf(tool, "function");
  if (inner === undefined) return { path, text: xmlTool(tool, path, lose), dropped };
  lose(tool, path, (key) => key !== "function" || !isMembers(inner));
  return { path, text: xmlTool(inner, `${path}.function`, lose), dropped };
}

/**
 *     <function>
 *     <name>get_weather</name>
 *     <description>…</description>
 *     <parameters>
 *     <parameter>
 *     <name>city</name>
 *     <type>string</type>
 *     </parameter>
 *     <required>["city"]</required>
 *     </parameters>
 *     </function>
 *
 * Every other member of the tool, of its parameters and of each parameter is an element too, its value spelled by the rule.
 */
export const openXmlTool =
  (spelling: ValueSpelling): XmlTool =>
  (tool, path, lose) => {
    const others = (of: unknown, handled: RegExp): string => elements(of, handled, spelling);
    const parameters = memberOf(tool, "parameters");
    const written = membersIn(memberOf(parameters, "properties")).map(
      ([name, fields]) => `${parameterHead(name, fields)}${others(fields, /^(name|type|description)$/)}\n</parameter>`,
    );
    loseClosed(tool, path, lose);
    return xmlFunction(
      tool,
      description(tool),
      written.join("") + others(parameters, /^(type|properties)$/),
      others(tool, /^(type|name|description|parameters)$/),
    );
  };

/** <function>\n<name>get_weather</name>…\n<parameters>…\n</parameters>…\n</function> */
export function xmlFunction(tool: unknown, about: string, parameters: string, rest: string): string {
  const name = element("name", text(memberOf(tool, "name")));
  return `<function>${name}${about}\n<parameters>${parameters}\n</parameters>${rest}\n</function>`;
}

/** An element for each member that is not handled by its name. */
export function elements(
  of: unknown,
  handled: RegExp,
  spelling: ValueSpelling,
  tag = (key: string): string => key,
): string {
  let written = "";
  for (const [key, value] of membersIn(of)) if (!handled.test(key)) written += element(tag(key), spelling(value, ""));
  return written;
}

/** What is handled by name and printed nowhere, and what has no members where members are looked for. */
function loseClosed(tool: unknown, path: string, lose: Lose): void {
  const parameters = memberOf(tool, "parameters");
  const properties = memberOf(parameters, "properties");
  const at = `${path}.parameters.properties`;
  lose(tool, path, (key, value) => key === "type" || (key === "parameters" && !isMembers(value)));
  lose(parameters, `${path}.parameters`, (key, value) => key === "type" || (key === "properties" && !isMembers(value)));
  lose(properties, at, (_, fields) => !isMembers(fields));
  for (const [name, fields] of membersIn(properties)) lose(fields, memberPath(at, name), (key) => key === "name");
}

/** \n<parameter>\n<name>city</name>\n<type>string</type>\n<description>…</description>, each of the latter if there is one */
export function parameterHead(name: string, fields: unknown): string {
  const type = memberOf(fields, "type");
  return `\n<parameter>${element("name", name)}${type === undefined ? "" : element("type", text(type))}${description(fields)}`;
}

function description(of: unknown): string {
  const given = memberOf(of, "description");
  return given === undefined ? "" : element("description", stripBlanks(text(given)));
}

/** \n<name>city</name> */
export function element(name: string, inside: string): string {
  return `\n<${name}>${inside}</${name}>`;
}

/** As Python prints it; nothing for what is not there. */
export function text(value: unknown): string {
  return value === undefined ? "" : pythonStr(value, "");
}

export function membersIn(value: unknown): [string, unknown][] {
  return isMembers(value) ? dataMembers(value, "") : [];
}
