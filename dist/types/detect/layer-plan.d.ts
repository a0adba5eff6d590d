import { type LayerTable } from '../kernel/layer-table.js';
import type { Rule } from '../model.js';
import { type AnchorPlan } from './anchor-plan.js';
export interface LayerPlan extends LayerTable {
    /** By number: units at its beginning that are not searched for. */
    readonly cuts: Uint8Array;
}
/** `rules` are those that the plan was made for. */
export declare function planLayers(plan: AnchorPlan, rules: readonly Rule[]): LayerPlan;
