export declare const reasons: readonly ['false_positive', 'used_in_tests', 'wont_fix', 'revoked', 'will_fix_later'];
export type Reason = (typeof reasons)[number];
