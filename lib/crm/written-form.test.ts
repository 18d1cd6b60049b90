import { expect, test } from "vitest";
import { createDealInput, createLeadInput, setFollowUpInput } from "./schema.ts";
import { asWritten } from "./written-form.ts";

const EN = { locale: "en", currency: "USD" };
const DE = { locale: "de", currency: "EUR" };

test("the next contact is planned as its reader writes a time", () => {
  const read = asWritten({ times: ["nextFollowUpAt"] });
  const planned = (nextFollowUpAt: string, writer: typeof EN) => setFollowUpInput.safeParse(read({ nextFollowUpAt, version: "1" }, writer));
  expect(planned("12/24/2026 2:30 PM", EN).data).toEqual({ nextFollowUpAt: "2026-12-24T14:30", version: 1 });
  expect(planned("24.12.2026", DE).data).toEqual({ nextFollowUpAt: "2026-12-24T09:00", version: 1 });
  expect(planned("", DE).data).toEqual({ nextFollowUpAt: null, version: 1 });
  expect(planned("24/12/2026", EN).error?.issues).toMatchObject([{ message: "There is no such day." }]);
});

test("amounts are read as they are printed to whoever writes them", () => {
  const amount = (typed: string, writer: typeof EN) =>
    createDealInput.parse(asWritten({ amounts: ["amount"] })({ name: "Fair", amount: typed }, writer)).amount;
  expect(amount("$1,250", EN)).toBe("1250");
  expect(amount("12.500 €", DE)).toBe("12500");
  const budget = (typed: string) => createLeadInput.parse(asWritten({ amounts: ["budget"] })({ firstName: "Ada", budget: typed }, EN)).budget;
  expect(budget("12,500")).toBe("12500");
  expect(budget("")).toBeNull();
});

test("the sign of the tenant's currency is not taken for that of a record in another", () => {
  const read = (amount: string) => asWritten({ amounts: ["amount"] })({ name: "Fair", amount, currency: "EUR" }, EN);
  expect(read("€1,250")).toEqual({ name: "Fair", amount: "1250" });
  expect(createDealInput.safeParse(read("$1,250")).error?.issues).toMatchObject([{ path: ["amount"] }]);
});
