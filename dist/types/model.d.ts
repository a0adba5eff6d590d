import type { Secret } from './secret.js';
export declare const severities: readonly ['info', 'low', 'medium', 'high', 'critical'];
/** How bad it is that somebody reads the secret, mildest first in `severities`. */
export type Severity = (typeof severities)[number];
/** Who issues keys. */
export interface Provider {
    readonly id: string;
    readonly title: string;
    /** The https address of its documentation on keys. */
    readonly docs: string;
}
/** One key format. rules/README.md explains each field. */
export interface Rule {
    readonly id: string;
    readonly provider: Provider;
    readonly title: string;
    readonly severity: Severity;
    readonly harm: string;
    /** Texts, one of which begins wherever there may be something; the names, where there are names. */
    readonly anchors: readonly string[];
    readonly ignoreCase: boolean;
    /** The secret is the value of something whose name holds one of these words; `pattern` is the value's alone, in its case. */
    readonly names?: readonly string[];
    /** The value may be any; it counts when the log-odds of being a secret are no less. */
    readonly least?: number;
    /** Claims what it finds, so that no vaguer rule does, and is not reported. */
    readonly disabled?: boolean;
    /** Too weak or too vague to be reported unless somebody asks for such things. */
    readonly sensitive?: boolean;
    readonly pattern: string;
    /** Bytes on either side of the anchor; all that a verdict may depend on. */
    readonly window: number;
    readonly checks: readonly string[];
    readonly near: readonly string[];
    readonly variantOf?: string;
    /** Ids of the formats whose public half it is: near one of them it is a part of that finding. */
    readonly partOf?: readonly string[];
    /** No secret at all, and of interest only as a part. */
    readonly onlyPart?: boolean;
    readonly generic: boolean;
    readonly overHttp?: Severity;
    readonly inTests?: Severity;
    readonly note?: string;
    readonly remedy: readonly string[];
    readonly docs: string;
    /** SHA-256 of values that the issuer publishes as examples. */
    readonly known: readonly string[];
    /** A character class: what the secret's last part could go on with. */
    readonly continues: string;
    /** Its number among the built-in rules. */
    readonly number?: number;
}
/** What the user asked to scan. */
export interface Target {
    /** Absolute path of the directory that all reported paths are relative to. */
    readonly root: string;
    /** Absolute paths of files and directories. */
    readonly paths: readonly string[];
    /** Whether a path (relative to the root, `/` between names) is wanted. */
    readonly wants: (path: string) => boolean;
    /** Scan what git ignores, and dependency folders, too. */
    readonly ignored: boolean;
    /** The stream of a piped scan, and what to call it. */
    readonly stdin?: {
        readonly stream: AsyncIterable<Uint8Array>;
        readonly name: string;
    };
    /** What a push brings: ids of commits or tags, and revisions that lead to what is there already. */
    readonly pushed?: {
        readonly tips: readonly string[];
        readonly known: readonly string[];
    };
    /** The process's environment, for git. */
    readonly environment: Readonly<Record<string, string | undefined>>;
}
/** The unit of detection: a path and a way to read its bytes once. */
export interface Blob {
    readonly path: string;
    /** Fills the front of `into`; gives the number of bytes, 0 at the end. May throw what the file system throws. */
    read(into: Uint8Array): number | Promise<number>;
    close(): void;
    /** Where a change is judged: the version that this one replaces, if any. What it holds already is not new. */
    earlier?(): Promise<Blob | undefined>;
    /** The same bytes from any position, until it is closed; absent where they come once and from front to back. */
    stored?(): Stored;
}
/** Bytes that can be read from any position. */
export interface Stored {
    readonly sizeBytes: number;
    /** Fills the front of `into`; gives the number of bytes, 0 at the end. May throw what the file system throws. */
    read(into: Uint8Array, position: number): number;
}
/** What a source gives for each thing that was planned. */
export type Opened = {
    readonly kind: 'blob';
    readonly blob: Blob;
} | {
    readonly kind: 'problem';
    readonly problem: Problem;
} | {
    readonly kind: 'skipped';
    readonly skipped: Skipped;
};
/** Where there is something to scan: `plan` divides it into pieces of work (plain data), `open` reads one piece. */
export interface Source<Work> {
    plan(target: Target): Promise<Plan<Work>>;
    open(work: Work, target: Target): AsyncIterable<Opened> | Iterable<Opened>;
}
export interface Plan<Work> {
    readonly work: readonly Work[];
    /** Paths to scan as text: a key in a file's name is a finding too. */
    readonly names: readonly string[];
    readonly problems: readonly Problem[];
    readonly skipped: readonly Skipped[];
}
/** What was left out on purpose, and how to include it. */
export interface Skipped {
    readonly reason: string;
    readonly paths: readonly string[];
    readonly remedy?: string;
}
/** An input that could not be read. Makes the scan incomplete. */
export interface Problem {
    readonly where: string;
    readonly message: string;
}
/** What detection says: plain data, in clear. It never reaches a report; triage makes findings of it. */
export interface Match {
    readonly rule: string;
    readonly start: number;
    readonly end: number;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly secret: string;
    readonly redacted: string;
    /** It isn't written as it is meant, but in base64, in escapes, in pieces …; with the text that stands there, in clear. */
    readonly written?: {
        readonly manner: string;
        readonly text: string;
    };
    /** Rules of issuers who share this format and whose pattern fits, though nothing near names them. */
    readonly couldBe: readonly string[];
    /** Of a value that is judged by its likeness to secrets: what is said of it, in numbers. */
    readonly features?: readonly number[];
    /** What the rule's pattern names beside the secret, such as its user; in clear. */
    readonly parts?: readonly {
        readonly title: string;
        readonly text: string;
    }[];
    /** It is sent to an http:// address. */
    readonly overHttp: boolean;
    /** The text before it, from the previous line on, and behind it, to the next line's end; other secrets are in clear. */
    readonly before: string;
    readonly after: string;
}
/** An inline "this one is fine": `straykey:allow [rule] -- reason`. */
export interface Allowance {
    readonly line: number;
    /** Allows this rule only; any when absent. */
    readonly rule?: string;
    readonly reason?: string;
    /** The change that is being judged brings it. */
    readonly isNew?: true;
}
/** What one blob holds. */
export interface BlobMatches {
    readonly path: string;
    readonly matches: readonly Match[];
    readonly allowances: readonly Allowance[];
    /** Values that the earlier version already held. */
    readonly existing: ReadonlySet<string>;
    /** Where a change is judged: other scanners' markers at secrets of the earlier version. */
    readonly markersBefore?: ReadonlyMap<string, number>;
    /** As in Location. */
    readonly commit?: string;
    readonly within?: Location['within'];
    /** The path of the archive that it is packed in, however deep. */
    readonly archive?: string;
}
export interface Location {
    /** What is packed follows its archive's path, behind `!/`. */
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    /** The lines around it with every secret redacted; none for a file's name. */
    readonly frame?: Frame;
    /** In the file's name, not in its text. */
    readonly inName: boolean;
    /** The file as a whole is meant, or a folder; the lines say nothing. */
    readonly whole?: true;
    /** How it is written there when it isn't in clear: `base64`, `escapes`, `pieces` … */
    readonly written?: string;
    /** The commit whose version of the file this is; absent for files on disk and for what is no file. */
    readonly commit?: string;
    /** What the path names when it is no file: then it is a description such as `commit 1a2b3c4d5e6f`. */
    readonly within?: 'commit' | 'tag' | 'object' | 'name of a ref' | 'reflog';
}
export interface Frame {
    /** Number of the first line. */
    readonly firstLine: number;
    readonly lines: readonly string[];
    /** Where the redacted secret stands: an index in `lines`, and offsets in that line. */
    readonly marked: {
        readonly index: number;
        readonly start: number;
        readonly end: number;
    };
}
/** Why a finding doesn't count. It stays in the report. */
export interface Suppression {
    readonly by: 'comment' | 'existing' | 'example' | 'baseline';
    readonly reason?: string;
}
/** A commit as a report names it. */
export interface CommitMark {
    readonly id: string;
    /** The author's date, ISO 8601, in the author's time zone. */
    readonly date: string;
    /** Name and address; only when they were asked for. */
    readonly author?: string;
}
/** A secret's way through a repository's history. */
export interface Timeline {
    /** The earliest commit that brought it; absent when no commit holds it. */
    readonly first?: CommitMark;
    /** The last commit that took it out of HEAD's files; absent while HEAD has it, and where no commit of HEAD's past had it. */
    readonly left?: CommitMark;
    /** Commits whose tree, message or header holds it. */
    readonly commits: number;
    /** Objects that hold it, each once. */
    readonly objects: number;
    /** All paths at which it ever stood, sorted. */
    readonly paths: readonly string[];
    /** Those of the paths at which HEAD's tree has it; absent when nobody looked. */
    readonly headPaths?: readonly string[];
    readonly inHead: boolean;
    readonly inIndex: boolean;
    /** In a file of the work tree, at one of the paths. */
    readonly inWorkTree: boolean;
    /** Refs that reach it, sorted; HEAD among them. */
    readonly refs: readonly string[];
    /** Reflogs that name a commit which reaches it, sorted. */
    readonly reflogs: readonly string[];
}
/** What belongs to a secret and is none by itself: its public half, or what its rule's pattern names. */
export interface Part {
    readonly title: string;
    readonly redacted: string;
    /** Where it stands near the secret, without frames; what a pattern names stands where the secret does. */
    readonly locations: readonly Location[];
    /** Of a half, which has a format of its own. */
    readonly rule?: string;
    readonly fingerprint?: string;
    readonly secret?: Secret;
}
/** Whether a key works, as its issuer says; `why` is a sentence without a capital and a stop. No text holds a secret. */
export interface Verdict {
    readonly state: 'active' | 'inactive' | 'unknown' | 'revoked';
    readonly why: string;
    /** What the issuer says of an active key, as far as it does. */
    readonly owner?: string;
    readonly scopes?: string;
    readonly expires?: string;
}
/** One secret, wherever it stands; or a way of keeping secrets that exposes them. */
export interface Finding {
    readonly kind: 'secret' | 'hygiene';
    /** The id of the rule, or of the hygiene check. */
    readonly rule: string;
    readonly title: string;
    readonly severity: Severity;
    readonly message: string;
    readonly harm: string;
    readonly remedy: readonly string[];
    readonly docs: string;
    /** How likely it is a secret, in percent; absent for a format, which is known. */
    readonly confidence?: number;
    readonly fingerprint: string;
    /** Empty where there is no one secret. */
    readonly redacted: string;
    /** Absent of hygiene. */
    readonly secret?: Secret;
    readonly locations: readonly Location[];
    /** Each once, sorted by title; absent when there are none. */
    readonly parts?: readonly Part[];
    readonly suppression?: Suppression;
    /** Of its issuer, where somebody asked. */
    readonly verdict?: Verdict;
    /** At some place it is sent to an http:// address. */
    readonly overHttp?: true;
    /** For a finding in a repository's history. */
    readonly timeline?: Timeline;
}
