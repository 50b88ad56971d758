import type * as vscode from 'vscode';
import type { Candidate, Decision } from '../../core/decide/decision';
import { readDecision } from '../../core/decide/record/decisionFile';
import { decisionFolder } from '../../core/decide/record/decisionFolder';
import type { TeamFiles } from '../../core/decide/session/doors';
import { sentenceOf } from '../../core/thrown';

/** A decision to choose from; without the decision where its file cannot be read. */
export interface ListedDecision {
	readonly slug: string;
	readonly decision?: Decision;
	/** It has no file yet. */
	readonly isDraft?: boolean;
}

/** Every record, without a decision where the file cannot be read; then what was only begun. */
export async function listDecisions(
	files: TeamFiles,
	drafts: readonly Decision[],
	log: vscode.LogOutputChannel,
): Promise<readonly ListedDecision[]> {
	const names = (await files.list(decisionFolder)).filter((name) => name.endsWith('.json'));
	const written = await Promise.all(
		names.map(async (name) => {
			const slug = name.replace(/\.json$/, '');
			try {
				const path = `${decisionFolder}/${name}`;
				const { decision, faults } = readDecision((await files.read(path)) ?? '', path);
				for (const { message } of faults) {
					log.warn(message);
				}
				return decision ? { slug, decision: { ...decision, slug } } : { slug };
			} catch (error) {
				log.warn(sentenceOf(error));
				return { slug };
			}
		}),
	);
	const begun = drafts
		.filter(({ slug }) => !names.includes(`${slug}.json`))
		.map((decision) => ({ slug: decision.slug, decision, isDraft: true }));
	return [...written, ...begun];
}

/** Whether a decision has this model as a candidate, or chose it. */
export function isAbout({ candidates, choice }: Decision, { hub, id }: Candidate): boolean {
	return [...candidates, ...(choice ? [choice] : [])].some((one) => one.hub === hub && one.id === id);
}
