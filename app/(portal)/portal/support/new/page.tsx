import { AttachmentField } from "#components/conversations/attachment-field";
import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { TextKeeper } from "#components/ui/text-keeper";
import { MESSAGE_CHARACTERS } from "#lib/conversations/schema";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { linkChoices } from "../../../../conversation-links.ts";
import { openConversationAction } from "../actions.ts";

export const generateMetadata = pageTitle("conversations", "newConversation");

export default async function NewConversationPage() {
  const t = await getWords("conversations");
  const context = await tenantPage("/portal/support/new");
  const links = await linkChoices(context);
  const options = links.map(({ kind, id, title }) => ({
    value: `${kind}:${id}`,
    label: kind === "campaign" ? t("campaignNamed", { title }) : t("incidentNamed", { title }),
  }));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newConversation")}
        note={t("newConversationNote")}
        breadcrumbs={[{ label: t("support"), href: "/portal/support" }, { label: t("newConversation") }]}
      />
      <Card className="max-w-3xl">
        <ActionForm
          action={openConversationAction}
          label={t("newConversation")}
          fields={["subject", "text", "link", "attachments"]}
          idempotencyKey={newId()}
        >
          <TextKeeper name={`new conversation of ${context.tenant.id}`} userId={context.actor.userId} omit={["attachments"]} />
          <TextField name="subject" label={t("subject")} hint={t("subjectHint")} maxLength={200} />
          <TextArea name="text" label={t("message")} rows={8} maxLength={MESSAGE_CHARACTERS} />
          {options.length > 0 ? (
            <Select name="link" label={t("isAbout")} isOptional options={[{ value: "", label: t("aboutNothing") }, ...options]} />
          ) : null}
          <AttachmentField />
          <div>
            <SubmitButton pendingLabel={t("sending")}>{t("sendToSupport")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
