/**
 * Folders, and files used by them alone, whose words are English only. Each goes from here once its screens are translated; none comes back, and a
 * new folder is not entered: it is written in both languages from the start (docs/decisions/0017-words.md). The gallery is for those who build the
 * portal.
 */
export const UNTRANSLATED: string[] = ["app/(admin)/admin/design", "app/api"];
