import { describe, expect, it } from "vitest";
import { openApiDocument } from "#lib/web";
import { apiModules } from "../../api/modules.ts";
import { operationsOf } from "./operations.ts";
import { matching } from "./portal-operations.ts";

const { operations } = operationsOf(openApiDocument(apiModules, "http://localhost:3000"));
const found = (search: string) => matching(operations, search).map(({ id }) => id);

describe("matching", () => {
  it("finds an operation by its path, its method, its name, its group and its id, in any case and order", () => {
    for (const search of ["/api/v1/tenants post", "CREATE a tenant", "tenants create", "createTenant"])
      expect(found(search)).toContain("createTenant");
  });

  it("wants every word, and gives all without any", () => {
    expect(found("tenant zebra")).toEqual([]);
    expect(found("  ")).toHaveLength(operations.length);
  });
});
