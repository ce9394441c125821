import { readFile } from "node:fs/promises";

const folder = new URL("../../golden/", import.meta.url);

/**
 * The text of a file of golden/, in a clone of the repository. The build puts dist/golden/ in the place of this module, where
 * each text is a module of its own, so that the package reads no files.
 */
export const readGoldenFile = async (name: string): Promise<string> => readFile(new URL(name, folder), "utf8");
