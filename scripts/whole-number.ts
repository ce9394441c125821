export { wholeNumber } from "../src/cli/whole-number.ts";
