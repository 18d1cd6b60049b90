import { type Context, requireOwnAccount } from "#lib/access";
import {
  type ChangeNotificationSettingsInput,
  isMailedUnlessChosen,
  NOTIFICATION_KINDS,
  type NotificationKind,
  type NotificationSettingView,
  OPTIONAL_KINDS,
} from "./schema.ts";

/** How the person is told of each kind. @throws `forbidden` while staff act as the person */
export async function listNotificationSettings(context: Context): Promise<NotificationSettingView[]> {
  const { userId } = requireOwnAccount(context).actor;
  const rows = await context.db.read({ kind: "person", userId }, (tx) =>
    tx.query<{ kind: string; in_portal: boolean; by_mail: boolean }>({
      text: "SELECT kind, in_portal, by_mail FROM notification_setting WHERE user_id = $1::uuid",
      values: [userId],
    }),
  );
  return NOTIFICATION_KINDS.filter((kind) => concerns(context, kind)).map((kind) => {
    const chosen = rows.find((row) => row.kind === kind);
    return { kind, inPortal: chosen?.in_portal ?? true, byMail: chosen?.by_mail ?? isMailedUnlessChosen(kind) };
  });
}

/** The platform's own affairs are told to the operator's staff alone: nobody else is asked how they want to hear of them. */
const concerns = ({ actor }: Context, kind: NotificationKind): boolean =>
  kind !== "platform" || (actor.kind === "user" && actor.platformRole !== null);

/** Sets how the person is told of every kind that can be chosen. @throws `forbidden` while staff act as the person */
export async function changeNotificationSettings(context: Context, input: ChangeNotificationSettingsInput): Promise<void> {
  const { userId } = requireOwnAccount(context).actor;
  await context.db.transaction({ kind: "person", userId }, async (tx) => {
    for (const kind of OPTIONAL_KINDS.filter((each) => concerns(context, each))) {
      await tx.query({
        text: `INSERT INTO notification_setting (user_id, kind, in_portal, by_mail) VALUES ($1::uuid, $2, $3, $4)
               ON CONFLICT (user_id, kind) DO UPDATE SET in_portal = excluded.in_portal, by_mail = excluded.by_mail`,
        values: [userId, kind, input[`${kind}.inPortal`] === "on", input[`${kind}.byMail`] === "on"],
      });
    }
  });
}
