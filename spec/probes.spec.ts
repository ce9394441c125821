import { describe, expect, it } from "vitest";
import { compareWith, nearestTo } from "../src/cli/detect/compare.ts";
import { officialRendering } from "../src/cli/detect/official.ts";
import { probes } from "../src/cli/detect/probes/probes.ts";
import { isSame } from "../src/cli/detect/rendering.ts";
import { templateIds, type TemplateId } from "../src/index.ts";

const pairs = templateIds.flatMap((one, index) => templateIds.slice(index + 1).map((other) => ({ one, other })));

it("have names of their own", () => {
  expect(new Set(probes.map(({ name }) => name)).size).toBe(probes.length);
});

it.each(pairs)("tell $one from $other", ({ one, other }) => {
  const telling = probes.filter((probe) => !isSame(officialRendering(one, probe), officialRendering(other, probe)));
  expect(telling).not.toEqual([]);
});

describe.each(templateIds)("what %s prints", (id) => {
  const renderings = probes.map((probe) => officialRendering(id, probe));

  it("is nearest to itself, and like no other", () => {
    expect(nearestTo(renderings)).toEqual({
      id,
      equal: probes.length,
      compared: probes.length,
      difference: undefined,
      skipped: [],
    });
    const equal = templateIds.filter((other) => compareWith(other, renderings).difference === undefined);
    expect(equal).toEqual([id]);
  });

  it("is mostly text", () => {
    const errors = renderings.filter((rendering) => "error" in rendering);
    expect(errors.length).toBeLessThan(probes.length / 3);
  });
});

describe("what the engine does other than Python", () => {
  const nulls = probes.findIndex(({ name }) => name === "true and null in a call");
  const says = 'Cannot apply filter "string" to type: NullValue';
  const renderings = (id: TemplateId, error: string) =>
    probes.map((probe, index) => (index === nulls ? { error } : officialRendering(id, probe)));

  it("is not compared with a template that it says nothing about", () => {
    expect(compareWith("qwen3.5", renderings("qwen3.5", says))).toMatchObject({
      equal: probes.length - 1,
      compared: probes.length - 1,
      difference: undefined,
      skipped: [{ probe: "true and null in a call" }],
    });
  });

  it("is a difference from any other template", () => {
    expect(compareWith("qwen3.6", renderings("qwen3.6", says)).difference?.probe).toBe(probes[nulls]);
  });

  it("is a difference where something else is shown", () => {
    expect(compareWith("qwen3.5", renderings("qwen3.5", "no")).difference?.probe).toBe(probes[nulls]);
  });
});
