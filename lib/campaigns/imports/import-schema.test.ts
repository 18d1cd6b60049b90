import { expect, test } from "vitest";
import { IMPORT_STATUSES, isTakenBack } from "./import-schema.ts";

test("what an import wrote is in force while it writes and once it is done, and not when it was stopped, failed or was taken back", () => {
  expect(IMPORT_STATUSES.filter((status) => !isTakenBack(status))).toEqual(["draft", "waiting", "reading", "writing", "done"]);
});
