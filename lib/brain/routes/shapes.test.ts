import { expect, test } from "vitest";
import { createRouteForm } from "./shapes.ts";

test("a route without a service is refused, with what to do and nothing beside it", () => {
  const parsed = createRouteForm.safeParse({ service: " ", isEnabled: "false" });
  expect(parsed.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([["service", "Choose a service."]]);
  expect(createRouteForm.parse({ service: "crm", isEnabled: "false" })).toMatchObject({ service: "crm", isEnabled: false, pathPrefix: "/" });
});
