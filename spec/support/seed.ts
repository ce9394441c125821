import fc from "fast-check";

// The same random values in each run: a spec that fails fails again. `SEED=5 npm test` draws others; `.ci/run` fuzzes with new ones.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env["SEED"] ?? 1) });
