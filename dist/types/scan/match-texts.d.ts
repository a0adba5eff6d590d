import type { Detector } from '../detect/detector.js';
import type { Match } from '../model.js';
/** What one text holds. */
export declare function matchText(text: string, detector: Detector): Promise<readonly Match[]>;
/** Texts that hold something, with it. All at once tell whether any does; only then are they looked at one by one. */
export declare function matchTexts(texts: readonly string[], detector: Detector): Promise<ReadonlyMap<string, readonly Match[]>>;
