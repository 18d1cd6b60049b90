import { describe, expect, test } from "vitest";
import { readServiceFile } from "./service-file.ts";

const faultsOf = (text: string): string[] => {
  try {
    readServiceFile(text);
    return [];
  } catch (error) {
    return (error as { issues: { message: string }[] }).issues.map(({ message }) => message);
  }
};

describe("a file of services", () => {
  test("is read with needs and instances written short or long", () => {
    const [crm] = readServiceFile(`
services:
  django-crm:
    name: Django CRM
    kind: backend
    needs: [postgres, { key: mail, kind: soft }]
    instances: ["crm.example:8008", { address: https://crm2.example, weight: 0, zone: b }]
`);
    expect(crm).toMatchObject({
      key: "django-crm",
      tenants: null,
      needs: [
        { key: "postgres", kind: "hard" },
        { key: "mail", kind: "soft" },
      ],
      instances: [
        { address: "crm.example:8008", weight: 100, zone: "" },
        { address: "https://crm2.example", weight: 0, zone: "b" },
      ],
    });
  });

  test.each([
    ["no YAML, with its line", "services:\n  a: {name: x", /^Line 2: /],
    ["a service written twice", "services:\n  a: {name: A, kind: backend}\n  a: {name: B, kind: backend}\n", /^Line 3: /],
    ["something beside the services", "services: {}\nother: 1\n", /nothing else beside it/],
    ["an unknown field, by its name", "services:\n  a: {name: A, kind: backend, prot: 1}\n", /^a: .*prot/],
    ["an unknown kind, by its place", "services:\n  a: {name: A, kind: thing}\n", /^a\.kind: /],
    ["a bad key", "services:\n  'A b': {name: A, kind: backend}\n", /^A b: /],
    [
      "a secret in an address",
      "services:\n  a: {name: A, kind: backend, instances: ['https://me:secret@a.example']}\n",
      /^a\.instances\.0\.address: /,
    ],
    ["aliases, which could grow without end", "services:\n  a: &a {name: A, kind: backend}\n  b: *a\n", /aliases/],
  ])("is refused for %s", (_, text, message) => {
    expect(faultsOf(text)[0]).toMatch(message);
  });
});
