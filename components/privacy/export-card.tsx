import { useWords } from "#components/format/words";
import { EXPORT_KEPT_DAYS, type ExportView } from "#lib/privacy/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { buttonStyle } from "../ui/button-style.tsx";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icon.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

/** A copy of one's data: asking for it, and those there are. */
export function ExportCard({ exports, ask }: { exports: ExportView[]; ask: FormAction }) {
  const t = useWords("account");
  const formats = useFormats();
  const isBeingMade = exports.some(({ status }) => status === "waiting");
  return (
    <Card title={t("aCopyOfYourData")} note={t("aZipArchiveWithAPage", { days: String(EXPORT_KEPT_DAYS) })}>
      <div className="grid gap-5">
        {exports.length > 0 ? (
          <ul aria-label={t("copiesOfYourData")} className="divide-y">
            {exports.map((copy) => (
              <li key={copy.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
                <p className="text-soft text-sm">
                  {t("askedFor")} <Time value={copy.createdAt} />
                  {copy.status === "ready" ? (
                    <>
                      {" "}
                      {t.rich("numberKbUntil", {
                        number: formats.number(Math.max(1, Math.round((copy.sizeBytes ?? 0) / 1_000))),
                        time: () => <Time value={copy.expiresAt} precision="date" />,
                      })}
                    </>
                  ) : null}
                </p>
                <CopyState copy={copy} />
              </li>
            ))}
          </ul>
        ) : null}
        {isBeingMade ? (
          <p className="text-muted text-sm">{t("aCopyIsBeingMadeYou")}</p>
        ) : (
          <ActionForm action={ask} label={t("askForACopyOfYour")}>
            <div>
              <SubmitButton variant="secondary" pendingLabel={t("asking")}>
                {t("askForACopy")}
              </SubmitButton>
            </div>
          </ActionForm>
        )}
      </div>
    </Card>
  );
}

function CopyState({ copy: { id, status } }: { copy: ExportView }) {
  const t = useWords("account");
  if (status === "waiting") return <Badge tone="accent">{t("beingMade")}</Badge>;
  if (status === "expired") return <Badge>{t("expired")}</Badge>;
  return (
    <a href={`/api/v1/privacy/exports/${id}`} download className={buttonStyle("secondary", "sm")}>
      <Icon name="download" /> {t("download")}
    </a>
  );
}
