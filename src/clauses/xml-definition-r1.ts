import { memberPath, templateError } from "../errors.ts";
import { isMembers, memberOf } from "../members.ts";
import { stripBlanks } from "../python/strip.ts";
import { jsonForObjects } from "./xml-calls.ts";
import {
  element,
  elements,
  membersIn,
  parameterHead,
  text,
  xmlFunction,
  type Lose,
  type XmlTool,
} from "./xml-definition.ts";

/**
 * As `openXmlTool`, with a closed list of members: of the tool `return`, of its parameters `required`; each parameter has them
 * all, with keys made fit for a tag. Lists are written as
 *
 *     <enum>[`a`, `b`, 3]</enum>
 */
export const closedXmlTool: XmlTool = (tool, path, lose) => {
  const at = `${path}.parameters`;
  const parameters = memberOf(tool, "parameters");
  const properties = memberOf(parameters, "properties");
  if (parameters === undefined || (properties !== undefined && !isMembers(properties))) {
    throw templateError(isMembers(tool) ? at : path, "the template raises on this");
  }
  lose(
    tool,
    path,
    (key, value) => !(key === "parameters" ? isMembers(value) : /^(name|description|return)$/.test(key)),
  );
  lose(parameters, at, (key, value) => (key === "required" ? isNoList(value) : key !== "properties"));
  const written = membersIn(properties).map(([name, fields]) =>
    parameter(name, fields, memberPath(`${at}.properties`, name), lose),
  );
  const result = memberOf(tool, "return");
  return xmlFunction(
    tool,
    element("description", stripBlanks(text(memberOf(tool, "description")))),
    written.join("") + list("required", parameters),
    result === undefined ? "" : element("return", jsonForObjects(result, "")),
  );
};

function parameter(name: string, fields: unknown, path: string, lose: Lose): string {
  if (!isMembers(fields)) throw templateError(path, "the template raises on this");
  lose(fields, path, (key, value) => /^(enum|required)$/.test(key) && isNoList(value));
  return (
    parameterHead(name, fields) +
    list("enum", fields) +
    elements(fields, /^(type|description|enum|required)$/, jsonForObjects, tagOf) +
    `${list("required", fields)}\n</parameter>`
  );
}

/** x-order $id -> x_order_id */
function tagOf(key: string): string {
  return key.replaceAll(/[- ]/g, "_").replaceAll("$", "");
}

/** A number is not written at all, and an object without its values. */
function isNoList(value: unknown): boolean {
  return typeof value !== "string" && !Array.isArray(value);
}

/** \n<enum>[`a`, 3]</enum>, of a list, the characters of a string or the keys of an object; nothing for none of them. */
function list(name: string, of: unknown): string {
  const given = memberOf(of, name);
  const items: readonly unknown[] = isNoList(given)
    ? membersIn(given).map(([key]) => key)
    : Array.from(given as string);
  if (items.length === 0) return "";
  return element(name, `[${items.map((item) => (typeof item === "string" ? `\`${item}\`` : text(item))).join(", ")}]`);
}
