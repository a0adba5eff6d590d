import type { Blob } from '../model.js';
export declare function textBlob(text: string | Buffer): Pick<Blob, 'read'>;
