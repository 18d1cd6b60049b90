import { getWords, pageTitle, useWords } from "#components/format/words";
import { OwnAccountOnly } from "#components/identity/own-account-only";
import { NotificationList } from "#components/notifications/notification-list";
import { NotificationSettings } from "#components/notifications/notification-settings";
import { ActionForm } from "#components/ui/action-form";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SubmitButton } from "#components/ui/submit-button";
import { inLanguage, listNotificationSettings, listNotifications } from "#lib/notifications";
import { listNotificationsInput } from "#lib/notifications/schema";
import { addressOf, pageReader, readByAddress, type SearchParams, userPage } from "#lib/web";
import { NOTIFICATION_ACTIONS } from "../../../notification-bell.tsx";
import { changeNotificationSettingsAction } from "./actions.ts";

export const generateMetadata = pageTitle("client", "notifications");

const PATH = "/account/notifications";

export default async function NotificationsPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("account");
  const own = await getWords("client");
  const { cursor } = await searchParams;
  const context = await userPage(PATH);
  if (context.actor.impersonator) return <OwnAccountOnly title={own("notifications")} name={context.actor.name} />;
  const [found, settings] = await Promise.all([
    readByAddress(listNotificationsInput, cursor ? { cursor } : {}, (input) => listNotifications(context, input)),
    listNotificationSettings(context),
  ]);
  const { locale, formatLocale } = await pageReader();
  const hasNew = found.problem === null && found.answer.unreadCount > 0;
  const timeZone = context.tenant?.timeZone ?? "UTC";
  return (
    <div className="grid gap-6">
      <PageHeader title={own("notifications")} note={t("whatConcernsYouKeptForHalf")} />
      <Card title={t("whatYouWereTold")} note={t("theNewestFirstInTheTime", { timeZone })} isFlush actions={hasNew ? <MarkAll /> : null}>
        {found.problem !== null ? (
          <AddressProblem problem={found.problem} firstHref={PATH} className="m-5 md:m-6" />
        ) : found.answer.notifications.length === 0 ? (
          <EmptyState icon="bell" title={found.input.cursor ? t("thereIsNothingMoreOnThis") : t("nothingYet")}>
            {t("yourAccessYourAchievementsAndYour")}
          </EmptyState>
        ) : (
          <NotificationList
            notifications={found.answer.notifications.map((each) => inLanguage(each, locale, formatLocale))}
            now={context.clock.now()}
            timeZone={timeZone}
            actions={NOTIFICATION_ACTIONS}
          />
        )}
      </Card>
      {found.problem === null ? (
        <Pagination
          label={t("pagesOfNotifications")}
          firstHref={found.input.cursor ? PATH : null}
          nextHref={found.answer.nextCursor ? addressOf(PATH, { cursor: found.answer.nextCursor }) : null}
        />
      ) : null}
      <Card title={t("howYouAreTold")} note={t("kindByKind")}>
        <NotificationSettings settings={settings} action={changeNotificationSettingsAction} />
      </Card>
    </div>
  );
}

function MarkAll() {
  const t = useWords("account");
  return (
    <ActionForm action={NOTIFICATION_ACTIONS.markAllRead} label={t("markAllAsRead")}>
      <SubmitButton variant="secondary" size="sm" pendingLabel={t("marking")}>
        {t("markAllAsRead")}
      </SubmitButton>
    </ActionForm>
  );
}
