import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
  type ExpectStatic,
} from "@vitest/expect";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

/** Vitest's own `expect`, without a Vitest around it. */
export const expect: ExpectStatic = ((value: unknown, message?: string) => chai.expect(value, message)) as ExpectStatic;

const scope = globalThis as unknown as Record<symbol, object>;
Object.assign(expect, chai.expect, scope[ASYMMETRIC_MATCHERS_OBJECT]);
setState({ assertionCalls: 0 }, expect);
scope[GLOBAL_EXPECT] = expect;
