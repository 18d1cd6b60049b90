import { formatNumber } from "#components/format/number";
import { Time } from "#components/format/time";
import { useWords } from "#components/format/words";
import type { FormAction } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { DataTable } from "#components/ui/data-table";
import { LinkButton } from "#components/ui/link-button";
import type { ApiKey, ServiceAccount } from "#lib/keys/schema";
import { KeyState } from "./key-state.tsx";

interface ServiceAccountCardProps {
  account: ServiceAccount;
  remove: FormAction;
  revoke: FormAction;
}

const PATH = "/portal/settings/keys";

/** A machine and its keys: what they may do, when they were used, when they end. */
export function ServiceAccountCard({ account, remove, revoke }: ServiceAccountCardProps) {
  const t = useWords("portal");
  const { id, name, description, keys } = account;
  return (
    <Card
      title={<bdi className="wrap-anywhere">{name}</bdi>}
      note={description || null}
      isFlush
      actions={
        <>
          <LinkButton href={`${PATH}/new?account=${id}`} size="sm">
            {t("newKey")}
          </LinkButton>
          <ConfirmDialog
            title={t("deleteName", { name })}
            consequences={["All its keys stop counting at once.", "What it did stays under its name."]}
            trigger={{ label: t("delete"), variant: "danger-quiet", size: "sm" }}
            action={remove}
            hidden={{ id }}
            confirmLabel={t("deleteServiceAccount")}
            pendingLabel={t("deleting")}
            tone="danger"
          />
        </>
      }
    >
      <DataTable
        caption={t("keysOfName", { name })}
        rows={keys}
        rowKey={(key) => key.id}
        density="compact"
        empty={<p className="px-5 py-6 text-muted text-sm md:px-6">{t("itHasNoKeyYet")}</p>}
        columns={[
          {
            key: "name",
            header: t("key"),
            isPrimary: true,
            cell: (key) => (
              <span className="grid min-w-0">
                <bdi className="truncate font-medium text-ink">{key.name}</bdi>
                <code className="font-mono text-muted text-xs">{key.prefix}…</code>
              </span>
            ),
          },
          { key: "state", header: t("state"), cell: (key) => <KeyState apiKey={key} /> },
          { key: "scopes", header: t("may"), showFrom: "lg", cell: (key) => <Scopes {...key} /> },
          { key: "limit", header: t("callsAMinute"), isNumeric: true, showFrom: "xl", cell: (key) => formatNumber(key.callsPerMinute) },
          { key: "used", header: t("lastUsed"), showFrom: "md", cell: (key) => <LastUse {...key} /> },
          {
            key: "ends",
            header: t("ends"),
            showFrom: "md",
            cell: (key) => (key.expiresAt ? <Time value={key.expiresAt} precision="date" className="whitespace-nowrap" /> : "Never"),
          },
          { key: "actions", header: t("actions"), isHeaderHidden: true, cell: (key) => <KeyActions apiKey={key} revoke={revoke} /> },
        ]}
      />
    </Card>
  );
}

function Scopes({ scopes }: ApiKey) {
  const t = useWords("portal");
  const [first, ...others] = scopes;
  return (
    <span title={scopes.join(", ")} className="whitespace-nowrap">
      {first}
      {others.length > 0 ? ` ${t("andValueMore2", { value: String(others.length) })}` : ""}
    </span>
  );
}

function LastUse({ lastUsedAt, lastUsedIp }: ApiKey) {
  const t = useWords("portal");
  if (!lastUsedAt) return t("never");
  return (
    <span className="grid">
      <Time value={lastUsedAt} precision="date" className="whitespace-nowrap" />
      {lastUsedIp ? <span className="text-muted text-xs">{lastUsedIp}</span> : null}
    </span>
  );
}

function KeyActions({ apiKey: { id, name, prefix, state, replacedById }, revoke }: { apiKey: ApiKey; revoke: FormAction }) {
  const t = useWords("portal");
  if (state === "revoked" || state === "expired") return null;
  return (
    <span className="flex flex-wrap gap-1 sm:justify-end">
      {replacedById ? null : (
        <LinkButton href={`${PATH}/${id}/rotate`} variant="ghost" size="sm">
          {t("rotate")}
        </LinkButton>
      )}
      <ConfirmDialog
        title={t("revokeName", { name })}
        consequences={[
          `${prefix}… stops counting at once: whatever uses it is refused.`,
          "This cannot be undone. Rotate it instead to change over in peace.",
        ]}
        trigger={{ label: t("revoke"), variant: "danger-quiet", size: "sm" }}
        action={revoke}
        hidden={{ id }}
        confirmLabel={t("revokeKey")}
        pendingLabel={t("revoking")}
        tone="danger"
      />
    </span>
  );
}
