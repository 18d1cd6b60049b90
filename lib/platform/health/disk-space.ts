import { constants, existsSync, statfsSync } from "node:fs";
import { access } from "node:fs/promises";
import { dirname } from "node:path";

/** With less than this free a start or a build may fail for want of space. */
export const COMFORTABLE_BYTES = 1e9;
export const LEAST_BYTES = COMFORTABLE_BYTES / 5;

export interface DiskSpace {
  /** The directory itself, or the nearest one above it that exists. */
  place: string;
  isWritable: boolean;
  freeBytes: number;
}

/** What the disk of a directory has left, and whether this process may write there. */
export async function diskSpace(directory: string): Promise<DiskSpace> {
  let place = directory;
  while (!existsSync(place)) place = dirname(place);
  const isWritable = await access(place, constants.W_OK).then(
    () => true,
    () => false,
  );
  const { bavail, bsize } = statfsSync(place);
  return { place, isWritable, freeBytes: bavail * bsize };
}
