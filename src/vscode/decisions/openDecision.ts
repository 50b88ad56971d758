import type * as vscode from 'vscode';
import type { SessionDoors } from '../../core/decide/session/doors';
import type { DecisionSession } from '../../core/decide/session/session';
import type { DecisionPanel } from './decisionPanel';
import type { UnsavedDecision } from './discarding';

/** One decision that is open: its session, and the panel while there is one. */
export interface OpenDecision {
	readonly session: DecisionSession;
	readonly doors: SessionDoors;
	/** Absent where no folder is open. */
	readonly folder: vscode.Uri | undefined;
	/** Nothing was said in it yet, and there is no record of it. */
	draft: boolean;
	panel?: DecisionPanel;
}

/** Whether it is the decision of that name; one that is kept beside another gets a name of its own while it is open. */
export function isNamed(
	{ session, folder }: OpenDecision,
	slug: string,
	within: vscode.Uri | undefined,
): boolean {
	return session.slug === slug && folder?.toString() === within?.toString();
}

/** Whether it is in front, and has no record. */
export const isShownDraft = ({ draft, panel }: OpenDecision): boolean => draft && panel?.isActive === true;

/** How one without a record is named where it may be discarded. */
export function unsavedOf({ session, folder }: OpenDecision): UnsavedDecision {
	const { decision, saved } = session.current;
	return { slug: decision.slug, title: decision.title, folder, said: saved.fault !== undefined };
}
