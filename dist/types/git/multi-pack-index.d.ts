import { type IdBytes } from './index-file.js';
import { type PackIndex } from './pack-index.js';
/** What the index says of one pack. */
export type PackListing = Pick<PackIndex, 'count' | 'ids' | 'offsets'>;
/** Lists objects by the file names of the packs (`….pack`). Throws CorruptData when it isn't such an index. */
export declare function readMultiPackIndex(file: string, idBytes: IdBytes): ReadonlyMap<string, PackListing>;
/** File names of the packs that it lists. Throws CorruptData when it isn't such an index. */
export declare function multiPackNames(file: string): readonly string[];
