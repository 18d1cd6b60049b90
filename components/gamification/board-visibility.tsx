import { useWords } from "#components/format/words";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface BoardVisibilityProps {
  /** A kind, or the id of a board that the operator made. */
  board: string;
  isPublic: boolean;
  /** The whole address of its public page. */
  widget: string;
  /** Of the board, for who hears the frame and does not see it. */
  title: string;
  change: FormAction;
}

/** Who sees a board; and while everybody does, the lines that put it into another website. */
export function BoardVisibility({ board, isPublic, widget, title, change }: BoardVisibilityProps) {
  const t = useWords("companies");
  const snippet = `<iframe src="${forAttribute(widget)}" title="${forAttribute(title)}" width="100%" height="340" loading="lazy"></iframe>`;
  return (
    <Card title={t("whoSeesIt")} note={isPublic ? t("isPublicNote") : t("isPrivateNote")}>
      <div className="grid gap-5">
        <ActionForm action={change} label={t("whoSeesIt")} fields={[]} hidden={{ board, visibility: isPublic ? "private" : "public" }}>
          <SubmitButton
            variant="secondary"
            className="justify-self-start"
            pendingLabel={isPublic ? t("showingToCompanies") : t("showingToEverybody")}
          >
            {isPublic ? t("showToCompanies") : t("showToEverybody")}
          </SubmitButton>
        </ActionForm>
        {isPublic ? (
          <section aria-label={t("forOtherSites")} className="grid gap-2">
            <h3 className="font-medium text-ink">{t("forOtherSites")}</h3>
            <p className="text-muted text-sm">{t("forOtherSitesNote")}</p>
            <pre className="whitespace-pre-wrap rounded-lg bg-sunken p-4 text-ink text-xs wrap-anywhere">
              <code>{snippet}</code>
            </pre>
            <div className="flex flex-wrap items-center justify-between gap-3">
              <TextLink href={widget}>{t("openPublicBoard")}</TextLink>
              <CopyButton text={snippet} />
            </div>
          </section>
        ) : null}
      </div>
    </Card>
  );
}

const forAttribute = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
