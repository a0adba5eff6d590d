import type { AnchorPlan } from './anchor-plan.js';
import type { LayerPlan } from './layer-plan.js';
/** A plan, and how many rules it was made for. */
export interface BuiltinPlan extends AnchorPlan {
    readonly ruleCount: number;
}
export declare function builtinPlan(): BuiltinPlan;
export declare function builtinLayerPlan(): LayerPlan;
/** The bytes of anchors.bin. */
export declare function writePlan(plan: AnchorPlan, ruleCount: number): Buffer;
/** The bytes of layers.bin. */
export declare function writeLayerPlan({ table, words, cuts }: LayerPlan): Buffer;
