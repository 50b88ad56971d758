import * as l10n from '@vscode/l10n';
import { asClause } from '../../printable';
import { comparisonToMarkdown } from '../../report/compare';
import { comparisonToCsv } from '../../report/compareCsv';
import { sentenceOf } from '../../thrown';
import { type Candidate, candidateKey } from '../decision';
import { isMeasured } from '../measured';
import { readableOf } from '../record/decisionFolder';
import { readEvaluations, writeEvaluation } from '../record/evaluationFile';
import { atCommit } from '../screen/candidates';
import { evaluationFolder } from '../screen/evaluate';
import { searchFor } from '../screen/found';
import type { PanelAct } from '../screen/panelAct';
import { evaluated } from '../steps';
import { readBytes } from '../units';
import { readCandidateText } from './candidateText';
import type { SessionDoors } from './doors';
import { confirmNeeds, giveNeed } from './needEdits';
import type { DecisionSession } from './session';

/** Does what a person did in the panel. Whatever fails is said in the panel, and nothing that was typed is lost. */
export async function doAct(session: DecisionSession, act: PanelAct, doors: SessionDoors): Promise<void> {
	try {
		await perform(session, act, doors);
	} catch (error) {
		if (!session.signal.aborted) {
			session.say({ level: 'error', text: sentenceOf(error), actions: [] });
		}
	}
}

async function perform(session: DecisionSession, act: PanelAct, doors: SessionDoors): Promise<void> {
	const { decision, sites = [] } = session.current;
	const { search: searched, idEntry } = session.current;
	if (idEntry.fault !== undefined) {
		session.set({ idEntry: { added: idEntry.added } });
	}
	if (searched.state === 'failed' && act.act !== 'search') {
		// Why a search failed is said of that search: behind another action it would be read as the answer to it.
		const { reason: _, ...again } = searched;
		session.set({ search: { ...again, state: 'idle' } });
	}
	const candidateOf = (key: string) => decision.candidates.find((one) => candidateKey(one) === key);
	const chosen = evaluated(decision);
	switch (act.act) {
		case 'step': {
			if (act.step.do === 'good' && chosen) {
				// What the record says of it later is what was there when it was said.
				const measured = isMeasured(pinned(session, chosen), session.current.evaluations);
				return session.step({ ...act.step, measured });
			}
			if (act.step.do !== 'choose' || !chosen) {
				return session.step(act.step);
			}
			const by = await doors.who();
			const { commit } = pinned(session, chosen);
			return session.step({ ...act.step, ...(by ? { by } : {}), ...(commit ? { commit } : {}) });
		}
		case 'need':
			return giveNeed(session, act, doors);
		case 'confirm':
			return confirmNeeds(session, act.need, doors);
		case 'search':
			return search(session, act, doors);
		case 'addId':
			return addId(session, act.text);
		case 'export':
			return act.as === 'csv'
				? doors.save(`${decision.slug}.csv`, csvOf(session))
				: doors.copy(markdownOf(session));
		case 'measure':
			return measure(session, act, doors);
		case 'import':
			return importResults(session, doors);
		case 'inspect': {
			const candidate = candidateOf(act.candidate);
			return candidate && inspect(session, candidate, doors);
		}
		case 'site': {
			const site = sites[act.at];
			if (site && chosen) {
				await doors.atSite(site, act.fix, pinned(session, chosen));
				await session.reloadSites();
				await session.keep();
			}
			return;
		}
		case 'replaceAll':
			if (chosen) {
				const others = decision.candidates.filter(({ id, from }) => id !== chosen.id && from === 'code');
				await doors.replaceAll(
					others.map(({ id }) => id),
					pinned(session, chosen),
				);
				await session.reloadSites();
				await session.keep();
			}
			return;
		case 'scan':
			await doors.scan();
			return session.reloadSites();
		case 'write':
			return session.keep();
		case 'openRecord': {
			const { path } = session.current.saved;
			return path === undefined ? undefined : doors.openFile(readableOf(path));
		}
		case 'conflict':
			return session.settle(act.keep);
		case 'page': {
			const candidate = candidateOf(act.candidate);
			return candidate && doors.openPage(candidate);
		}
		case 'askAgain':
			return session.askAfresh();
		case 'about':
			return doors.openDocs();
	}
}

function pinned({ current }: DecisionSession, candidate: Candidate): Candidate {
	return atCommit(candidate, current.facts);
}

async function search(
	session: DecisionSession,
	{ words, sort, page }: Extract<PanelAct, { act: 'search' }>,
	doors: SessionDoors,
): Promise<void> {
	const { policy, search: before } = session.current;
	const asked = { ...before, words, sort, page, state: 'asking' as const };
	session.set({ search: asked });
	// A guess that nobody has confirmed keeps no model from view; those found are held against it, which shows.
	const wanted = searchFor(policy.needs ?? {}, asked);
	const told = await doors.resolver().repository('huggingface')?.search(wanted, session.signal);
	if (session.current.search !== asked) {
		// Somebody has searched for something else meanwhile.
		return;
	}
	if (told?.state === 'told') {
		const { models, more } = told.value;
		session.set({ search: { ...asked, state: 'answered', models, more } });
	} else {
		const reason = told?.state === 'unknown' ? told.reason : l10n.t('The hub could not be asked.');
		session.set({ search: { ...asked, state: 'failed', reason } });
	}
}

async function addId(session: DecisionSession, text: string): Promise<void> {
	const read = readCandidateText(text);
	if ('fault' in read) {
		// Beside the field, which still holds what is to be corrected.
		session.set({ idEntry: { added: session.current.idEntry.added, fault: read.fault } });
		return;
	}
	const before = session.current.decision;
	await session.step({ do: 'add', candidate: read.candidate });
	if (session.current.decision !== before) {
		session.set({ idEntry: { added: session.current.idEntry.added + 1 } });
	}
}

/** Candidates as the comparison of the command line has them. */
function compared(session: DecisionSession) {
	const { decision, facts } = session.current;
	return decision.candidates.flatMap((candidate) => {
		const known = facts.get(candidateKey(candidate));
		return candidate.dropped || !known?.lookup
			? []
			: [
					{
						name: candidate.id,
						hub: candidate.hub,
						id: candidate.id,
						lookup: known.lookup,
						details: known.details,
					},
				];
	});
}

function markdownOf(session: DecisionSession): string {
	return comparisonToMarkdown(compared(session), { differences: false, now: session.current.now });
}

function csvOf(session: DecisionSession): string {
	return comparisonToCsv(compared(session), { differences: false, now: session.current.now });
}

async function measure(
	session: DecisionSession,
	given: Extract<PanelAct, { act: 'measure' }>,
	doors: SessionDoors,
): Promise<void> {
	const candidate = evaluated(session.current.decision);
	const { saved } = session.current.entry;
	const refuse = (fault: string) => session.set({ entry: { saved, fault } });
	const value = Number(given.value.replace(',', '.'));
	const latency = given.latency?.trim() ? Number(given.latency.replace(',', '.')) : undefined;
	const memory = given.memory?.trim() ? readBytes(given.memory) : undefined;
	if (!candidate || given.metric.trim() === '' || given.value.trim() === '' || !Number.isFinite(value)) {
		return refuse(l10n.t('A result needs a metric and a number: accuracy, 0.91.'));
	}
	if ((latency !== undefined && !(latency >= 0)) || (given.memory?.trim() && memory === undefined)) {
		return refuse(l10n.t('Write the latency in seconds (0.02) and the memory with its unit (1.5 GB).'));
	}
	const { commit } = pinned(session, candidate);
	const { name, text } = writeEvaluation({
		version: 1,
		hub: candidate.hub,
		id: candidate.id,
		metric: given.metric.trim(),
		value,
		at: new Date(doors.now()).toISOString(),
		...(commit ? { commit } : {}),
		...(latency === undefined ? {} : { latency }),
		...(memory === undefined ? {} : { memory }),
		...(given.hardware?.trim() ? { hardware: given.hardware.trim() } : {}),
	});
	await doors.files.write(`${evaluationFolder}/${name}`, text);
	session.set({ entry: { saved: session.current.entry.saved + 1 } });
	await session.reloadResults();
}

async function importResults(session: DecisionSession, doors: SessionDoors): Promise<void> {
	for (const { name, text } of await doors.pickResults()) {
		const { evaluations, faults } = readEvaluations(text, name);
		for (const fault of faults) {
			session.say({ level: 'warning', text: fault, actions: [] });
		}
		for (const evaluation of evaluations) {
			const written = writeEvaluation(evaluation);
			await doors.files.write(`${evaluationFolder}/${written.name}`, written.text);
		}
	}
	await session.reloadResults();
}

async function inspect(session: DecisionSession, candidate: Candidate, doors: SessionDoors): Promise<void> {
	try {
		const inspected = await doors.inspect(candidate, session.signal);
		session.know(candidateKey(candidate), { inspected });
	} catch (error) {
		session.say({
			level: 'error',
			text: l10n.t('The weights of {0} could not be read: {1}.', candidate.id, asClause(sentenceOf(error))),
			actions: [],
		});
	}
}
