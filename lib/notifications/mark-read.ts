import { type Context, requireOwnAccount } from "#lib/access";
import { notFound } from "#lib/platform/errors";

/**
 * Marks one thing as read, and tells where it leads. Marking twice is the same as once.
 * @throws `not_found` for somebody else's, `forbidden` while staff act as the person
 */
export async function markRead(context: Context, id: string): Promise<{ href: string }> {
  const { userId } = requireOwnAccount(context).actor;
  return context.db.transaction({ kind: "person", userId }, async (tx) => {
    const [row] = await tx.query<{ href: string }>({
      text: "UPDATE notification SET read_at = coalesce(read_at, $3::timestamptz) WHERE id = $1::uuid AND user_id = $2::uuid RETURNING href",
      values: [id, userId, context.clock.now()],
    });
    if (!row) throw notFound("This notification");
    return row;
  });
}

/** Marks everything as read. @throws `forbidden` while staff act as the person */
export async function markAllRead(context: Context): Promise<void> {
  const { userId } = requireOwnAccount(context).actor;
  await context.db.transaction({ kind: "person", userId }, (tx) =>
    tx.query({
      text: "UPDATE notification SET read_at = $2::timestamptz WHERE user_id = $1::uuid AND read_at IS NULL",
      values: [userId, context.clock.now()],
    }),
  );
}
