/**
 * The redacted form of a secret whose first `prefixLength` characters are public knowledge: the prefix, four more
 * characters when there are plenty, and an ellipsis. A private key shows its first line.
 */
export declare function redact(secret: string, prefixLength: number): string;
