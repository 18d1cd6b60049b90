import { describe, expect, it } from "vitest";
import { createServiceForm, linesOf } from "./form-shapes.ts";

const form = (fields: Record<string, string> = {}) =>
  createServiceForm.safeParse({ key: "crm", name: "CRM", kind: "backend", owner: "", description: "", runbookUrl: "", ...fields });

describe("the form of a service", () => {
  it("reads its lists line by line", () => {
    const parsed = form({
      needs: "postgres\nmail soft\n\n",
      instances: "https://crm.example\r\nhttps://crm-2.example 50 zone b",
      tenants: " acme \nbeta",
    });
    expect(parsed.data?.service).toMatchObject({
      needs: [
        { key: "postgres", kind: "hard" },
        { key: "mail", kind: "soft" },
      ],
      instances: [
        { address: "https://crm.example", weight: 100, zone: "" },
        { address: "https://crm-2.example", weight: 50, zone: "zone b" },
      ],
      tenants: ["acme", "beta"],
    });
  });

  it("serves the whole platform where no tenant is named", () => {
    expect(form().data?.service).toMatchObject({ tenants: null, needs: [], instances: [], owner: null });
  });

  it("tells a fault at the list, with the entry it is in", () => {
    const issues = form({ needs: "postgres\nmail softly", instances: "nowhere" }).error?.issues.map(({ path, message }) => [path.join("."), message]);
    expect(issues).toContainEqual(["instances", "Entry 1: Enter an address such as https://crm.example or db.example:5432."]);
    expect(issues?.find(([path]) => path === "needs")?.[1]).toMatch(/^Entry 2: /);
  });

  it("refuses more words on a line than it knows", () => {
    expect(form({ needs: "mail soft today" }).success).toBe(false);
  });

  it("gives back what it was given", () => {
    const parsed = form({
      needs: "postgres\nmail soft",
      instances: "https://a.example\nhttps://b.example 0\ndb.example:5432 100 eu",
      tenants: "acme",
    });
    const again = parsed.data && form(linesOf(parsed.data.service));
    expect(again?.data).toEqual(parsed.data);
  });
});
