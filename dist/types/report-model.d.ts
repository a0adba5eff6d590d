import type { Finding, Problem, Rule, Severity, Skipped } from './model.js';
/** What reports say of a rule or check, whatever it found. */
export type Descriptor = Pick<Rule, 'id' | 'title' | 'severity' | 'harm' | 'remedy' | 'docs'>;
/** What was looked at. */
export interface Scanned {
    readonly blobs: number;
    readonly bytes: number;
    /** Files inside archives, beside the blobs; their bytes are counted with the others. */
    readonly packed?: number;
    /** Of the blobs, how many were not read again because what they hold was remembered. */
    readonly remembered?: number;
}
export interface Report {
    /** Absolute path of the directory that paths are relative to, `/` between names. */
    readonly root: string;
    /** Absolute path of the repository's top, `/` between names; absent when there is none. */
    readonly top?: string;
    readonly findings: readonly Finding[];
    readonly problems: readonly Problem[];
    readonly skipped: readonly Skipped[];
    readonly notices: readonly string[];
    readonly scanned: Scanned;
    /** The rules that were in force. */
    readonly rules: readonly Rule[];
    /** The hygiene checks that were made; none when nobody asked. */
    readonly checks?: readonly Descriptor[];
    /** The mildest severity that fails. */
    readonly failOn: Severity;
    readonly subject: 'files' | 'staged files' | 'standard input' | 'history' | 'hygiene';
    /** The scan was ended by the user: the report holds what was found until then. */
    readonly interrupted?: boolean;
}
/** What is known of the run itself, beside what it found. */
export interface RunFacts {
    readonly started: Date;
    readonly ended: Date;
    /** Id of the commit that HEAD named; absent when nobody asked, and where there is none. */
    readonly head?: string;
}
/** How a report is written. */
export interface Style {
    readonly version: string;
    readonly color: boolean;
    /** Links that a terminal can open. */
    readonly links: boolean;
    /** Columns of the terminal. */
    readonly width: number;
    /** For a person at a terminal only. */
    readonly showSecrets: boolean;
    readonly verbose: boolean;
    /** Whoever reads it can ask for all with --verbose, and is told when there is more. */
    readonly offersVerbose?: boolean;
    /** Findings and problems alone, without frames and advice. */
    readonly quiet: boolean;
    /** For formats that have fields for it; absent where nobody took the time. */
    readonly run?: RunFacts;
}
/** Report → text: one file a format. */
export type Format = (report: Report, style: Style) => string;
