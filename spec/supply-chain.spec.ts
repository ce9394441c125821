import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly publishConfig?: unknown;
};
const locked = Object.entries(lock.packages).filter(([path]) => path !== "");

describe("what is installed", () => {
  it("is pinned by its hash, each package of it, and none comes from a place of its own", () => {
    expect(locked.length).toBeGreaterThan(200);
    const loose = locked.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""));
    expect(loose.map(([path]) => path)).toEqual([]);
    expect(locked.filter(([, { link, resolved }]) => link === true || resolved !== undefined)).toEqual([]);
  });

  it("runs no script at an installation with what the package depends on", () => {
    const shipped = locked.filter(([, { dev }]) => dev !== true);
    expect(shipped.map(([path]) => path)).toEqual(
      expect.arrayContaining(Object.keys(manifest.dependencies).map((name) => `node_modules/${name}`)),
    );
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
    for (const name of ["preinstall", "install", "postinstall"]) expect(manifest.scripts).not.toHaveProperty(name);
  });

  it("is published with a statement of where it was built", () => {
    expect(manifest.publishConfig).toEqual({ access: "public", provenance: true });
  });
});
