import { newId } from "#lib/platform/crypto";
import { type ReportShareView, SHARE_DAYS } from "#lib/reports/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { LinkForm } from "./link-form.tsx";

const STATES = { open: "stateOpen", expired: "stateExpired", revoked: "stateRevoked" } as const;
const TONES: Record<ReportShareView["state"], Tone> = { open: "good", expired: "neutral", revoked: "neutral" };

interface ShareCardsProps {
  reportId: string;
  shares: ReportShareView[];
  actions: { create: FormAction; revoke: FormAction };
}

/** The links to a report: making one, and those that are there. */
export function ShareCards({ reportId, shares, actions }: ShareCardsProps) {
  const t = useWords("reports");
  const f = useFormats();
  return (
    <>
      <Card title={t("newLink")} note={t("linksNote")}>
        <LinkForm
          action={actions.create}
          label={t("newLink")}
          hidden={{ reportId }}
          // A new one whenever a link was made, so that the next form makes another.
          idempotencyKey={newId()}
          words={{ keepLink: t("keepLink"), yourLink: t("yourLink"), copyLink: t("copyLink"), linkKept: t("linkKept") }}
        >
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField name="label" label={t("label")} maxLength={120} autoComplete="off" />
            <Select
              name="days"
              label={t("expires")}
              defaultValue="30"
              options={SHARE_DAYS.map((days) => ({
                value: String(days),
                label: days === 365 ? t("oneYear") : t("daysMany", { days: f.number(days) }),
              }))}
            />
            <PasswordField name="password" label={t("password")} hint={t("passwordHint")} autoComplete="new-password" isOptional />
          </div>
          <div>
            <SubmitButton pendingLabel={t("making")}>{t("makeLink")}</SubmitButton>
          </div>
        </LinkForm>
      </Card>
      <Card title={t("links")} isFlush>
        <DataTable
          caption={t("links")}
          columns={[
            {
              key: "label",
              header: t("label"),
              isPrimary: true,
              hasWords: true,
              cell: ({ label, hasPassword, isMailed }) => (
                <span className="grid gap-0.5">
                  <bdi className="font-medium text-ink wrap-anywhere">{label}</bdi>
                  {hasPassword || isMailed ? <span className="text-muted text-xs">{t(hasPassword ? "withPassword" : "byMail")}</span> : null}
                </span>
              ),
            },
            {
              key: "state",
              header: t("state"),
              cell: ({ state }) => (
                <Badge tone={TONES[state]} hasDot>
                  {t(STATES[state])}
                </Badge>
              ),
            },
            { key: "ends", header: t("ends"), cell: ({ expiresAt }) => <Time value={expiresAt} precision="date" className="whitespace-nowrap" /> },
            {
              key: "openings",
              header: t("openings"),
              showFrom: "md",
              cell: ({ openings, lastOpenedAt }) =>
                lastOpenedAt
                  ? t("opened", { count: f.number(openings), when: f.date(new Date(lastOpenedAt), { precision: "minute" }) })
                  : t("neverOpened"),
            },
            {
              key: "revoke",
              header: t("revoke"),
              isHeaderHidden: true,
              cell: ({ id, label, state }) =>
                state === "open" ? (
                  <ActionForm action={actions.revoke} hidden={{ reportId, id }} className="contents">
                    <SubmitButton variant="secondary" size="sm" aria-label={t("revokeLink", { label })}>
                      {t("revoke")}
                    </SubmitButton>
                  </ActionForm>
                ) : null,
            },
          ]}
          rows={shares}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon="link" title={t("noLinks")} className="py-8">
              {t("noLinksNote")}
            </EmptyState>
          }
        />
      </Card>
    </>
  );
}
