import { memberPath, templateError } from "../errors.ts";
import { isMembers, memberOf } from "../members.ts";
import { stripBlanks } from "../python/strip.ts";
import { jsonForObjects } from "./xml-calls.ts";
import { element, membersIn, parameterHead, text, type XmlTool } from "./xml-definition.ts";

/**
 * As `openXmlTool`, with a closed list of members: of the tool `return`, of its parameters `required`; each parameter has them
 * all, with keys made fit for a tag. Lists are written as
 *
 *     <enum>[`a`, `b`, 3]</enum>
 */
export const closedXmlTool: XmlTool = (tool, path, lose) => {
  const parameters = memberOf(tool, "parameters");
  const properties = memberOf(parameters, "properties");
  if (parameters === undefined || (properties !== undefined && !isMembers(properties))) {
    throw templateError(`${path}.parameters`, "the template raises on this");
  }
  const result = memberOf(tool, "return");
  lose(
    tool,
    path,
    (key, value) => !(key === "parameters" ? isMembers(value) : /^(name|description|return)$/.test(key)),
  );
  lose(parameters, `${path}.parameters`, (key) => !/^(properties|required)$/.test(key));
  return (
    `<function>${element("name", text(memberOf(tool, "name")))}` +
    `${element("description", stripBlanks(text(memberOf(tool, "description"))))}\n<parameters>` +
    membersIn(properties)
      .map(([name, fields]) => parameter(name, fields, `${path}.parameters.properties`))
      .join("") +
    `${list("required", memberOf(parameters, "required"))}\n</parameters>` +
    `${result === undefined ? "" : element("return", jsonForObjects(result, ""))}\n</function>`
  );
};

function parameter(name: string, fields: unknown, path: string): string {
  if (!isMembers(fields)) throw templateError(memberPath(path, name), "the template raises on this");
  const others = membersIn(fields).filter(([key]) => !["type", "description", "enum", "required"].includes(key));
  return (
    parameterHead(name, fields) +
    list("enum", memberOf(fields, "enum")) +
    others.map(([key, value]) => element(tagOf(key), jsonForObjects(value, ""))).join("") +
    `${list("required", memberOf(fields, "required"))}\n</parameter>`
  );
}

/** x-order $id -> x_order_id */
function tagOf(key: string): string {
  return key.replaceAll(/[- ]/g, "_").replaceAll("$", "");
}

/** \n<enum>[`a`, 3]</enum>, of a list, the characters of a string or the keys of an object; nothing for none of them. */
function list(name: string, given: unknown): string {
  const items: readonly unknown[] =
    typeof given === "string" || Array.isArray(given) ? Array.from(given) : membersIn(given).map(([key]) => key);
  if (items.length === 0) return "";
  return element(name, `[${items.map((item) => (typeof item === "string" ? `\`${item}\`` : text(item))).join(", ")}]`);
}
