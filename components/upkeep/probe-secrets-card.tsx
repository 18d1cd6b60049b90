import type { Service } from "#lib/services/schema";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { Dialog, DialogCancel } from "../ui/dialog.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";

interface ProbeSecretsCardProps {
  service: Pick<Service, "key" | "probes" | "probesWithSecret">;
  /** What each probe takes; those that take nothing are not listed. */
  takes: (kind: Service["probes"][number]["kind"]) => "password" | "headers" | null;
  set: FormAction;
  remove: FormAction;
}

interface Row {
  name: string;
  takes: "password" | "headers";
  isSet: boolean;
}

/** Which probes of a service have a secret, and a way to set it; what it is can be seen nowhere. Nothing where no probe takes one. */
export function ProbeSecretsCard({ service: { key, probes, probesWithSecret }, takes, set, remove }: ProbeSecretsCardProps) {
  const t = useWords("upkeep");
  const rows = probes.flatMap(({ name, kind }): Row[] => {
    const taken = takes(kind);
    return taken ? [{ name, takes: taken, isSet: probesWithSecret.includes(name) }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <Card title={t("secrets")} note={t("secretsNote")} isFlush>
      <DataTable
        caption={t("secrets")}
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: "probe", header: t("probe"), isPrimary: true, cell: ({ name }) => <bdi>{name}</bdi> },
          { key: "takes", header: t("takes"), isOneLine: true, cell: (row) => t(row.takes === "password" ? "takesPassword" : "takesHeaders") },
          {
            key: "isSet",
            header: t("secretIs"),
            cell: ({ isSet }) => <Badge tone={isSet ? "good" : "neutral"}>{t(isSet ? "isSet" : "isNotSet")}</Badge>,
          },
          {
            key: "actions",
            header: t("actions"),
            isHeaderHidden: true,
            cell: (row) => (
              <span className="flex flex-wrap justify-end gap-2">
                <SetSecret serviceKey={key} row={row} action={set} />
                {row.isSet ? (
                  <ConfirmDialog
                    title={t("removeSecretTitle", { probe: row.name })}
                    consequences={[t("removeSecretFollows")]}
                    trigger={{ label: t("removeSecret"), ariaLabel: t("removeSecretOf", { probe: row.name }), variant: "danger-quiet", size: "sm" }}
                    action={remove}
                    hidden={{ service: key, probe: row.name }}
                    confirmLabel={t("removeSecret")}
                    pendingLabel={t("removing")}
                    tone="danger"
                  />
                ) : null}
              </span>
            ),
          },
        ]}
      />
    </Card>
  );
}

function SetSecret({ serviceKey, row: { name, takes, isSet }, action }: { serviceKey: string; row: Row; action: FormAction }) {
  const t = useWords("upkeep");
  const title = t("setSecretTitle", { probe: name });
  return (
    <Dialog
      title={title}
      description={isSet ? t("replacesSecret") : t("secretsNote")}
      trigger={{ label: t("setSecret"), ariaLabel: t("setSecretOf", { probe: name }), variant: "secondary", size: "sm" }}
    >
      <ActionForm action={action} label={title} hidden={{ service: serviceKey, probe: name }} fields={[takes]}>
        {takes === "password" ? (
          <PasswordField name="password" label={t("password")} autoComplete="new-password" maxLength={500} />
        ) : (
          <TextArea name="headers" label={t("headers")} hint={t("headersHint")} rows={3} dir="ltr" autoComplete="off" spellCheck={false} />
        )}
        <div className="flex flex-wrap justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={t("setting")}>{t("setSecret")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
