/** How long two records that became one can be parted again. */
export const MERGE_UNDO_DAYS = 30;
