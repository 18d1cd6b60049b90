import { getLocale } from "next-intl/server";
import { getSay, getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextArea } from "#components/ui/text-area";
import { TextKeeper } from "#components/ui/text-keeper";
import { can } from "#lib/access";
import { getIncident, getPostmortem } from "#lib/services";
import { readById, staffPage } from "#lib/web";
import { DEFAULT_LOCALE, localeFrom } from "#words/locales";
import { writePostmortemAction } from "../../actions.ts";

export const generateMetadata = pageTitle("disturbances", "postmortem");

const PATH = "/admin/incidents";
/** More does not come back from a form. A longer one was written by the API, and is changed by it. */
const MOST_CHARACTERS = 20_000;

export default async function PostmortemPage({ params }: { params: Promise<{ id: string }> }) {
  const [t, say] = [await getWords("disturbances"), await getSay()];
  const { id } = await params;
  const context = await staffPage(`${PATH}/${id}/postmortem`);
  const locale = localeFrom(await getLocale()) ?? DEFAULT_LOCALE;
  const [incident, { markdown, isDraft, version }] = await readById(id, () =>
    Promise.all([getIncident(context, id), getPostmortem(context, id, locale)]),
  );
  const mayWrite = can(context, "incident.manage") && incident.resolvedAt !== null && markdown.length <= MOST_CHARACTERS;
  const title = say(incident.title);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("postmortem")}
        note={t("postmortemNote")}
        breadcrumbs={[{ label: t("incidents"), href: PATH }, { label: title, href: `${PATH}/${id}` }, { label: t("postmortem") }]}
      />
      {isDraft ? (
        <Callout title={t("isDraft")}>
          {t("isDraftNote")} {incident.resolvedAt === null ? t("whenResolved") : ""}
        </Callout>
      ) : null}
      <Card>
        {mayWrite ? (
          <ActionForm action={writePostmortemAction} hidden={{ id, version: String(version) }} fields={["markdown"]} label={t("postmortem")}>
            <TextKeeper name={`post-mortem ${id}`} userId={context.actor.userId} />
            <TextArea name="markdown" label={t("markdown")} defaultValue={markdown} rows={28} maxLength={MOST_CHARACTERS} spellCheck />
            <div>
              <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
            </div>
          </ActionForm>
        ) : (
          <div dir="auto" className="whitespace-pre-wrap text-sm text-soft wrap-anywhere">
            {markdown}
          </div>
        )}
      </Card>
    </div>
  );
}
