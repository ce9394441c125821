import { losesSpace } from "../continuation.ts";
import { stripped, textOf } from "../content.ts";
import { stripBlanks } from "../python/strip.ts";
import type { ContentRule } from "../template.ts";
import { omit } from "../writer.ts";
import { countedVision, listContent, noVisionInSystem, nullIsEmpty, unexpectedPart } from "./parts.ts";

/** As the rule, without white space of any kind around it. */
export const trimmed =
  (rule: ContentRule): ContentRule =>
  (writer, turn, request) => {
    const content = rule(writer, turn, request);
    const kept = stripped(content, stripBlanks);
    if (losesSpace(textOf(content), textOf(kept))) omit(writer, "white-space", turn.paths.content);
    return kept;
  };

/** Text, images and videos; parts of another kind raise. */
export const trimmedContent: ContentRule = /* @__PURE__ */ trimmed(
  /* @__PURE__ */ listContent(countedVision, unexpectedPart, nullIsEmpty),
);

/** As `trimmedContent`; images and videos raise, too. */
export const trimmedSystemContent: ContentRule = /* @__PURE__ */ trimmed(
  /* @__PURE__ */ listContent(noVisionInSystem, unexpectedPart, nullIsEmpty),
);

/** Text; parts without any raise. */
export const trimmedTextContent: ContentRule = /* @__PURE__ */ trimmed(
  /* @__PURE__ */ listContent(null, unexpectedPart, nullIsEmpty),
);
