import { expect, test } from "vitest";
import { routePattern } from "./route-pattern.ts";

test.each([
  ["/api/v1/campaigns", {}, "/api/v1/campaigns"],
  ["/api/v1/webhooks/1/deliveries/2", { id: "1", deliveryId: "2" }, "/api/v1/webhooks/{id}/deliveries/{deliveryId}"],
  ["/api/v1/tenants/tenants/audit", { id: "tenants" }, "/api/v1/tenants/{id}/audit"],
  ["/api/v1/platform/jobs/mail%20send/run", { queue: "mail send" }, "/api/v1/platform/jobs/{queue}/run"],
  ["/api/v1/webhooks/same/deliveries/same", { id: "same", deliveryId: "same" }, "/api/v1/webhooks/{id}/deliveries/{deliveryId}"],
])("%s", (path, params, pattern) => {
  expect(routePattern(path, params)).toBe(pattern);
});
