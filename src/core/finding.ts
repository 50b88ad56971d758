// What is found about a reference, and what mends it.
import type { Lookup } from './model';
import type { Load, ModelReference, Span } from './reference';

/** A load with what the hub says of the model at the revision this load asks for. */
export interface ResolvedLoad {
	readonly load: Load;
	readonly lookup: Lookup;
}

/** A reference with the hub's answers: `lookup` at its first load's revision (or the default), and one per load. */
export interface ResolvedReference {
	readonly reference: ModelReference;
	readonly lookup: Lookup;
	readonly loads: readonly ResolvedLoad[];
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface Edit {
	readonly span: Span;
	readonly text: string;
}

/** An edit that mends a finding. `behaviour: true` may change what the program does, so it is never applied unasked. */
export interface Fix {
	readonly title: string;
	readonly edits: readonly Edit[];
	readonly behaviour: boolean;
	/** With `behaviour`: the code as it stands loads the same afterwards; somebody has to look at it for another reason. */
	readonly loadsTheSame?: true;
	readonly preferred?: boolean;
	/** A person has to complete what it writes, so it is never applied together with others. */
	readonly unfinished?: true;
	/** It pins code that runs when the model is loaded, which somebody should read at that commit; absent for none. */
	readonly code?: readonly CodeAtCommit[];
}

/** A repository of the Hugging Face hub whose code is run, as it is at one commit. */
export interface CodeAtCommit {
	readonly id: string;
	/** 40 hex digits. */
	readonly commit: string;
}

/** What a rule says of a reference. */
export interface Finding {
	readonly rule: string;
	readonly severity: Severity;
	/** A full sentence: the model, what is so, what can be done. */
	readonly message: string;
	/** What it is about: the id of a model, or the callee or comment where there is none. */
	readonly subject: string;
	/** Absent for what names no model: `torch.load`, a comment that silences nothing. */
	readonly reference?: ModelReference;
	/** The id itself, or what stands in its place. */
	readonly span: Span;
	/** The loads concerned when the id reaches them by a name; the finding is shown there too. */
	readonly uses: readonly Span[];
	readonly fixes: readonly Fix[];
	/** The decision record that it speaks of, by its absolute path. */
	readonly record?: string;
	/** Somebody wrote, with a reason, that this is not to be shown as a fault. */
	readonly suppressed?: SuppressedBy;
	/** The comment that is meant to silence it and has a fault; no fix is made over its author's head. */
	readonly meantBy?: Span;
}

/** Who silenced a finding. */
export interface SuppressedBy {
	readonly where: 'comment' | 'policy';
	readonly reason: string;
	/** The last day on which it counts. */
	readonly until?: string;
}
