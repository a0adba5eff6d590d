import { type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
type Environment = Readonly<Record<string, string | undefined>>;
export interface GitPlace {
    /** Absolute path of the folder to run in. */
    readonly folder: string;
    readonly environment: Environment;
    /** Whether GIT_DIR, GIT_INDEX_FILE and their kin say which repository is meant, as they do in a hook. */
    readonly asTold: boolean;
    /** The work tree, whatever the repository's own setting says. */
    readonly workTree?: string;
    /** Ends git early: its answer's code is then not 0. */
    readonly signal?: AbortSignal;
}
export interface GitAnswer {
    /** 0 on success; -1 when git could not be started. */
    readonly code: number;
    readonly output: Buffer;
    readonly complaint: string;
}
/** Stands for a complaint where git had no chance to make one. */
export declare const NOT_STARTED = "git could not be started; is it installed and on PATH?";
/** The command that lets git into a repository of somebody else, when that is what it complains of. */
export declare function ownershipRemedy(complaint: string, folder: string): string | undefined;
/** Runs git and waits for it. */
export declare function runGit(args: readonly string[], place: GitPlace): Promise<GitAnswer>;
export type GitChild = ChildProcessByStdio<Writable, Readable, null>;
/** Starts git to be asked questions through its input; what it complains of is dropped, its answers tell enough. */
export declare function startGit(args: readonly string[], place: GitPlace): GitChild;
/** Resolves when the child has ended and its streams are closed. */
export declare function exitCode(child: ChildProcess): Promise<number>;
/** The variables that don't say which repository is meant. */
export declare function withoutRepository(environment: Environment): Record<string, string | undefined>;
/** What says which repository is meant; git answers in English, and asks nobody for anything. */
export declare function placeEnvironment({ environment, asTold, workTree }: GitPlace): Record<string, string | undefined>;
/** On Windows a program of that name in the scanned folder would be found before the real one. */
export declare function gitProgram(environment: Environment): string;
export {};
