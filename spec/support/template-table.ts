import * as library from "../../src/index.ts";
import { models } from "../../src/templates/models.ts";
import { templateOf } from "../../src/templates/index.ts";

/** The README table of templates: id, name of the import, models and the options that the template reads. */
export function templateTable(): string {
  const rows = library.templateIds.map((id, index) => {
    const record = templateOf(id);
    const name = Object.entries(library).find(([, exported]) => exported === record)?.[0] ?? "?";
    const knobs = record.knobs.map((knob) => `\`${knob}\``).join(", ");
    return `| \`${id}\`${index === 0 ? " (default)" : ""} | \`${name}\` | ${models[id]} | ${knobs} |`;
  });
  return ["| id | import | models | options |", "| - | - | - | - |", ...rows].join("\n");
}
