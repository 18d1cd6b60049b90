import { z } from "zod";
import { firstIdAt } from "#lib/platform/crypto";
import { defineJob } from "#lib/platform/jobs";
import { WEBHOOK_LIMITS } from "./schema.ts";

const AT_ONCE = 2_000;

/** Forgets deliveries after 30 days, with their attempts, and replays with them; bodies hold what the events told. */
export const purgeWebhooksJob = defineJob({
  name: "webhooks.purge",
  schema: z.object({}),
  async handle(_data, { runtime, signal }) {
    const before = new Date(runtime.clock.now().getTime() - WEBHOOK_LIMITS.keptDays * 86_400_000);
    for (;;) {
      signal.throwIfAborted();
      const gone = await runtime.db.system<{ id: string }>({
        text: `DELETE FROM webhook_delivery WHERE id IN (SELECT id FROM webhook_delivery WHERE id < $1::uuid ORDER BY id LIMIT ${AT_ONCE}) RETURNING id`,
        values: [firstIdAt(before)],
      });
      if (gone.length < AT_ONCE) break;
    }
    await runtime.db.system({ text: "DELETE FROM webhook_replay WHERE created_at < $1", values: [before] });
    // A secret from before a rotation that counts no more is not kept either.
    await runtime.db.system({
      text: "UPDATE webhook_endpoint SET previous_secret_sealed = NULL, previous_until = NULL WHERE previous_until < $1",
      values: [runtime.clock.now()],
    });
  },
});
