import { type StagedFile } from '../git/list-staged.js';
import type { Source } from '../model.js';
export declare const staged: Source<readonly StagedFile[]>;
