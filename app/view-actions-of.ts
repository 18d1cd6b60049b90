import { z } from "zod";
import { invalid } from "#lib/platform/errors";
import { changeView, deleteView, saveView } from "#lib/tables";
import { changeViewInput, NO_VIEW, saveViewInput, type ViewPlace } from "#lib/tables/schema";
import { serverAction } from "#lib/web";

/** A house of tables: whose they are, and where each that has views is seen. */
interface ViewHouse<Key extends string> {
  access: "staff" | "tenant";
  place: ViewPlace;
  /** By table: one page, or, of what hangs on a record, one for each. */
  paths: Record<Key, RegExp>;
  /** Whether what is done can be taken back by a call of the API. */
  canBeUndone: boolean;
}

const box = z.literal("on").optional();
/** The state as an address says it: parameters of any name and length may stand there. */
const query = z
  .string()
  .max(4_000)
  .transform((text) => Object.fromEntries(new URLSearchParams(text)))
  .pipe(saveViewInput.shape.state);

const onward = (message: string, goTo: string) => ({ message, goTo, toldAt: goTo });

/** The actions that keep, change and delete the views of a house's tables. */
export function viewActionsOf<Key extends string>({ access, place, paths, canBeUndone }: ViewHouse<Key>) {
  const table = z.enum(Object.keys(paths) as [Key, ...Key[]], "No such table.");
  /** The page that the table is seen on. */
  const path = z.string().max(300);
  /** Never elsewhere, whatever a form says. @throws `invalid` */
  const addressOfView = ({ table: key, path: seen }: { table: Key; path: string }, state: Record<string, string>): string => {
    if (!paths[key].test(seen)) throw invalid("This table is not there.");
    return `${seen}?${new URLSearchParams(state)}`;
  };
  const save = serverAction({
    access,
    input: z.strictObject({ table, path, name: saveViewInput.shape.name, state: query, isShared: box, isDefault: box }),
    canBeUndone,
    async handle({ context, data }) {
      const { path: _, isShared, isDefault, ...rest } = data;
      const input = saveViewInput.parse({ ...rest, isShared: isShared === "on", isDefault: isDefault === "on" });
      const address = (id: string) => addressOfView(data, { ...data.state, view: id });
      const { id } = await saveView(context, place, input);
      return onward("The view is saved.", address(id));
    },
  });
  const change = serverAction({
    access,
    input: z.strictObject({
      table,
      path,
      id: z.uuid(),
      version: z.coerce.number().int().min(1),
      name: saveViewInput.shape.name,
      state: query,
      isShared: box,
      isDefault: box,
    }),
    canBeUndone,
    async handle({ context, data }) {
      const { table: _, path: __, isShared, isDefault, ...rest } = data;
      const input = changeViewInput.parse({ ...rest, isShared: isShared === "on", isDefault: isDefault === "on" });
      await changeView(context, place, input);
      return onward("The view is changed.", addressOfView(data, { ...data.state, view: data.id }));
    },
  });
  const remove = serverAction({
    access,
    input: z.strictObject({ table, path, id: z.uuid() }),
    canBeUndone,
    async handle({ context, data }) {
      await deleteView(context, place, data.id);
      return onward("The view is deleted.", addressOfView(data, { view: NO_VIEW }));
    },
  });
  return { save, change, remove };
}
