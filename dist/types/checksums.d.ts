/** Characters that a GitHub checksum covers, and that it has. */
export declare const GITHUB_COVERED = 30;
/** Characters that Confluent's checksum covers, behind the prefix. */
export declare const CONFLUENT_COVERED = 54;
/**
 * GitHub's and npm's, of the random part: six base-62 digits, padded with zeros.
 * https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */
export declare function githubChecksum(body: string): string;
/** GitLab's routable tokens, of all before it, the prefix too: seven base-36 digits. GitLab Handbook, "Routable tokens", "Proposal". */
export declare function gitlabChecksum(text: string): string;
/** Confluent Cloud's, of the 54 characters behind the prefix: base64, low byte first. Confluent docs, "API key format". */
export declare function confluentChecksum(body: string): string;
/** Grafana's, of prefix and random part: hexadecimal, low byte first. grafana/grafana, pkg/components/satokengen. */
export declare function grafanaChecksum(text: string): string;
