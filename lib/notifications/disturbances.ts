import { dataOf, type EventEnvelope } from "#lib/events";
import type { Notice } from "./words.ts";

const STAFF = { audience: { kind: "staff" }, kind: "platform" } as const;

/** Something fails, or works again. */
export function noticesOfAlert(event: EventEnvelope): Notice[] {
  const { what, kind, service, consequences, incidentId } = dataOf(event, "alert.told");
  const href = incidentId ? `/admin/incidents/${incidentId}` : "/admin/incidents";
  if (what === "test") return [{ ...STAFF, title: "A test of the alerts", body: "Alerts arrive here.", href }];
  if (what === "resolved") return [{ ...STAFF, title: `${service} is all right again`, body: "The alert has ended by itself.", href }];
  const title = {
    down: `Alert: ${service} is down`,
    degraded: `Alert: ${service} is degraded`,
    certificate: `Alert: the certificate of ${service}`,
    burn: `Alert: ${service} spends its error budget too fast`,
  }[kind];
  const others = consequences === 1 ? "One service fails with it." : `${consequences.toLocaleString("en")} services fail with it.`;
  const body = consequences > 0 ? others : "No other service fails with it.";
  return [{ ...STAFF, title, body: kind === "burn" ? "At this rate the objective of its window is missed." : body, href }];
}

/** Work on services was planned, or is not to be after all. */
export function noticesOfMaintenance(event: EventEnvelope, tenant: string): Notice[] {
  const { tenantId, windowId, title: called, startsAt, endsAt, change } = dataOf(event, "maintenance_window.announced");
  const minute = (moment: string) => `${moment.slice(0, 16).replace("T", " ")} UTC`;
  const title = {
    planned: `Maintenance is planned: ${called}`,
    changed: `Planned maintenance has changed: ${called}`,
    cancelled: `Maintenance is called off: ${called}`,
    finished: `Maintenance is over: ${called}`,
  }[change];
  const [start, end] = [minute(startsAt), minute(endsAt)];
  if (tenantId === null) return [{ ...STAFF, title, body: `From ${start} until ${end}.`, href: `/admin/maintenance-windows/${windowId}` }];
  const body = `From ${start} until ${end}. It concerns services of ${tenant}.`;
  return [{ audience: { kind: "admins" }, kind: "tenants", title, body, href: "/status" }];
}
