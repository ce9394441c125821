import type { Omission } from "../../types.ts";
import { visible } from "../../showing/visible.ts";
import { palette } from "./colours.ts";
import { footerLine } from "./columns.ts";

/**
 *     messages[1]  unknown-role
 *     24 members that the template does not read: id, name, tool_call_id
 */
export function droppedLines(omissions: readonly Omission[]): string {
  const unread = omissions.filter(({ reason }) => reason === "member-not-read");
  const others = omissions.filter(({ reason }) => reason !== "member-not-read");
  const lines = others.map(({ path, reason }) => footerLine("  ", `${visible(path)}  ${palette.dim(reason)}`));
  return lines.join("") + unreadLine(unread);
}

function unreadLine(unread: readonly Omission[]): string {
  if (unread.length === 0) return "";
  const names = [...new Set(unread.map(({ path }) => memberName(path)))].toSorted();
  const more = names.length > MOST ? ` and ${names.length - MOST} more` : "";
  const count = unread.length === 1 ? "1 member" : `${unread.length} members`;
  const listed = visible(names.slice(0, MOST).join(", "));
  return footerLine("  ", `${count} that the template does not read: ${listed}${more}`);
}

const MOST = 12;

/** messages[0].name -> name, messages[0]["a b"] -> "a b" */
function memberName(path: string): string {
  const [, plain, quoted] = /\.([\w$]+)$|\[("(?:[^"\\]|\\.)*")\]$/.exec(path) ?? [];
  return plain ?? quoted ?? path;
}
