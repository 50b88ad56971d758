import type { Policy } from '../../policy/policy';
import type { Resolver } from '../../resolve';
import type { Inspection } from '../../weights/verdict';
import type { Candidate } from '../decision';
import type { Guess } from '../needs';
import type { NeedField } from '../screen/screen';
import type { CallSite } from '../screen/state';

/** Small files of the team, by their paths from the workspace folder. */
export interface TeamFiles {
	/** The text, or undefined when there is no such file; throws an error with a sentence when it cannot be read. */
	read(path: string): Promise<string | undefined>;
	/** Whole or not at all; throws an error with a sentence that names the cure. */
	write(path: string, text: string): Promise<void>;
	/** Names of the files in a folder; none when there is no such folder. */
	list(folder: string): Promise<readonly string[]>;
}

/** What a session asks of the editor that it runs in. */
export interface SessionDoors {
	/** Milliseconds since 1970. */
	now(): number;
	resolver(): Resolver;
	readonly files: TeamFiles;
	/** What the team has decided, as it is now. */
	policy(): Promise<Policy>;
	/** Writes one need or the declared use into the policy file; undefined takes it away. Throws with a sentence. */
	writeNeed(need: NeedField['need'], value: unknown): Promise<void>;
	/** Needs that the workspace tells of, by how it loads these models and what it declares. */
	guesses(about: readonly Candidate[]): Promise<readonly Guess[]>;
	/** Places that load one of these models, in their order in the workspace. */
	sites(ids: readonly string[]): Promise<readonly CallSite[]>;
	/** Reads every file of the workspace that may load a model, so that `sites` knows them all. */
	scan(): Promise<void>;
	/** Our own reading of the weights; throws with a sentence when they could not be read. */
	inspect(candidate: Candidate, signal: AbortSignal): Promise<readonly Inspection[]>;
	/** Opens or changes a place; `id`: what is to stand there in the end. */
	atSite(site: CallSite, fix: 'show' | 'pin' | 'safetensors' | 'replace', to: Candidate): Promise<void>;
	/** Replaces an id everywhere, after a preview. */
	replaceAll(from: readonly string[], to: Candidate): Promise<void>;
	copy(text: string): Promise<void>;
	save(name: string, text: string): Promise<void>;
	/** Texts of result files that a person picked. */
	pickResults(): Promise<readonly { readonly name: string; readonly text: string }[]>;
	openPage(candidate: Candidate): void;
	/** Shows a file of the team, by its path as `files` has it; throws with a sentence when it cannot be shown. */
	openFile(path: string): Promise<void>;
	openDocs(): void;
	/** Asks the hub afresh for everything. */
	askAgain(): void;
	/** Who decides, as the editor knows them; undefined when it does not. */
	who(): Promise<string | undefined>;
	log(message: string): void;
}
