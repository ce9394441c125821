/** Whether one of the values inside is `root` itself. */
export function containsItself(root: object): boolean {
  const seen = new Set<unknown>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const children = value instanceof Map ? [...value.values()] : Object.values(value);
    if (children.includes(root)) return true;
    for (const child of children) open.push(child);
  }
  return false;
}
