import { expect, test } from "vitest";
import { emailAddress } from "./form-fields.ts";
import { addTenantDomainInput } from "./providers-schema.ts";

test.each([
  [" Ada@München.example ", "ada@xn--mnchen-3ya.example"],
  ["ada@xn--mnchen-3ya.example", "ada@xn--mnchen-3ya.example"],
  ["ada+news@company.example", "ada+news@company.example"],
])("the address %s is kept as %s", (typed, kept) => {
  expect(emailAddress.parse(typed)).toBe(kept);
});

test.each([
  "ada@",
  "@münchen.example",
  "ada@mün chen.example",
  "ada@münchen",
  "ada@bö@münchen.example",
  "ada@münchen.example/x",
  "ada@münchen.example:25",
])("%s is no address", (typed) => {
  expect(emailAddress.safeParse(typed).success).toBe(false);
});

test.each([
  ["München-Küche.example", "xn--mnchen-kche-thbh.example"],
  ["company.example.", "company.example"],
  ["straße.example", "xn--strae-oqa.example"],
])("the domain %s is kept as DNS writes it", (typed, kept) => {
  expect(addTenantDomainInput.parse({ tenant: "a", domain: typed })).toMatchObject({ domain: kept });
});

test.each(["münchen", "mün chen.example", "https://münchen.example", "münchen.example/path", "."])("%s is no domain", (typed) => {
  expect(addTenantDomainInput.safeParse({ tenant: "a", domain: typed }).success).toBe(false);
});
