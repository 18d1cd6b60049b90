import type { ReactNode } from "react";
import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import { PERMISSIONS } from "#lib/access";
import type { GatewayRoute } from "#lib/brain/schema";
import { Badge } from "../ui/badge.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";

/** The routes of the gateway, each leading to its own page. */
export function RouteTable({ routes, empty }: { routes: GatewayRoute[]; empty: ReactNode }) {
  const [t, say, f] = [useWords("gateway"), useSay(), useFormats()];
  return (
    <DataTable
      caption={t("gateway")}
      rows={routes}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: "route",
          header: t("route"),
          isPrimary: true,
          cell: ({ id, service, pathPrefix }) => (
            <span className="grid min-w-0">
              <TextLink href={`/admin/gateway/${id}`} isStretched className="truncate">
                <bdi>{service}</bdi>
              </TextLink>
              <code className="truncate text-muted text-xs">{pathPrefix}</code>
            </span>
          ),
        },
        { key: "methods", header: t("methods"), showFrom: "lg", cell: ({ methods }) => methods.join(", ") || t("all") },
        {
          key: "access",
          header: t("access"),
          hasWords: true,
          cell: ({ access }) => (access === "public" ? t("everybody") : access === "signed_in" ? t("everybodySignedIn") : say(PERMISSIONS[access])),
        },
        {
          key: "rate",
          header: t("perMinute"),
          isNumeric: true,
          showFrom: "lg",
          cell: ({ ratePerMinute }) => (ratePerMinute === null ? t("noLimit") : f.number(ratePerMinute)),
        },
        {
          key: "total",
          header: t("total"),
          isNumeric: true,
          showFrom: "xl",
          cell: ({ totalTimeoutMs }) => (totalTimeoutMs === null ? t("noLimit") : `${f.number(totalTimeoutMs)} ms`),
        },
        {
          key: "state",
          header: t("state"),
          cell: ({ isEnabled }) => (
            <Badge tone={isEnabled ? "good" : "neutral"} hasDot>
              {t(isEnabled ? "open" : "closed")}
            </Badge>
          ),
        },
      ]}
    />
  );
}
