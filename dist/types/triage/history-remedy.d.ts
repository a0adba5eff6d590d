import type { Finding, Timeline } from '../model.js';
/** The steps in their order; the rule's own come first. `finding.remedy` holds these alone. */
export declare function historyRemedy({ remedy, locations }: Pick<Finding, 'remedy' | 'locations'>, timeline: Timeline): string[];
