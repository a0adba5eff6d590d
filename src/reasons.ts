// GitHub's words for why a finding is left.

export const reasons = ['false_positive', 'used_in_tests', 'wont_fix', 'revoked', 'will_fix_later'] as const
export type Reason = (typeof reasons)[number]
