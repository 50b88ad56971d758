import * as l10n from '@vscode/l10n';
import { asClause } from '../../printable';
import { sentenceOf } from '../../thrown';
import { type Candidate, candidateKey, type Decision } from '../decision';
import { allParts, askDetails } from '../details';
import { modelFacts } from '../modelFacts';
import type { Guess } from '../needs';
import { readEvaluations } from '../record/evaluationFile';
import { screenOf } from '../screen';
import { inOrder } from '../screen/calls';
import { evaluationFolder } from '../screen/evaluate';
import { isSaid } from '../screen/needRows';
import type { Notice, Screen } from '../screen/screen';
import { type CandidateFacts, type DecisionState, noSearch } from '../screen/state';
import { type Step, takeStep } from '../steps';
import type { SessionDoors } from './doors';
import { RecordKeeper } from './recordKeeper';

/**
 * One decision that somebody is making: the state, which outlives the panel that draws it. Every change is told to
 * `onChange`, every step is written to the record as it is taken, so that nothing is lost whatever is closed or ends.
 */
export class DecisionSession {
	private state: DecisionState;
	private readonly closing = new AbortController();
	private readonly asked = new Set<string>();
	private readonly record: RecordKeeper;
	private onChange: (() => void) | undefined;
	private told = false;
	private turns: Promise<unknown> = Promise.resolve();
	private policyRead: Promise<void> = Promise.resolve();

	constructor(
		decision: Decision,
		private readonly doors: SessionDoors,
		known?: string,
	) {
		this.record = new RecordKeeper(doors.files, known);
		this.state = {
			decision,
			policy: {},
			guesses: [],
			faults: {},
			edits: {},
			facts: new Map(),
			search: noSearch,
			evaluations: [],
			evaluationFaults: [],
			entry: { saved: 0 },
			idEntry: { added: 0 },
			saved: known === undefined ? {} : { path: this.record.pathOf(decision) },
			notices: [],
			now: doors.now(),
		};
	}

	get signal(): AbortSignal {
		return this.closing.signal;
	}

	get current(): DecisionState {
		return this.state;
	}

	get slug(): string {
		return this.state.decision.slug;
	}

	screen(): Screen {
		return screenOf({ ...this.state, now: this.doors.now() });
	}

	/** Told when the screen has changed; at most once a turn of the event loop, however much arrives. */
	changed(onChange: () => void): void {
		this.onChange = onChange;
	}

	/** Stops asking; what was decided is written already. */
	dispose(): void {
		this.onChange = undefined;
		this.closing.abort();
	}

	/** Reads everything that the screens are made from. Nothing here is an obstacle: what fails is a notice. */
	async load(): Promise<void> {
		await Promise.all([this.reloadPolicy(), this.reloadGuesses(), this.reloadResults(), this.reloadSites()]);
		this.askCandidates();
	}

	/** Takes a step of the loop and keeps it; a refused one is said where it was asked for. */
	async step(step: Step): Promise<void> {
		const stepped = takeStep(this.state.decision, step, new Date(this.doors.now()).toISOString());
		if ('refused' in stepped) {
			this.say({ level: 'warning', text: stepped.refused, actions: [] });
			return;
		}
		const { entry, idEntry } = this.state;
		this.set({
			decision: stepped.decision,
			notices: [],
			entry: { saved: entry.saved },
			idEntry: { added: idEntry.added },
		});
		this.askCandidates();
		if (step.do === 'evaluate' || step.do === 'good') {
			await this.reloadSites();
		}
		await this.keep();
	}

	/** Changes the state and has it drawn. */
	set(change: Partial<DecisionState>): void {
		this.state = { ...this.state, ...change };
		if (!this.told) {
			this.told = true;
			queueMicrotask(() => {
				this.told = false;
				this.onChange?.();
			});
		}
	}

	/** Says something where the person is looking; the same sentence once. */
	say(notice: Notice): void {
		this.set({ notices: [...this.state.notices.filter(({ text }) => text !== notice.text), notice] });
	}

	/** Writes the record; a file that was changed elsewhere is not overwritten. */
	async keep(): Promise<void> {
		const outcome = await this.record.keep(this.state);
		const needs = this.state.saved.needs ? { needs: true as const } : {};
		switch (outcome.state) {
			case 'kept':
				this.set({ saved: { ...needs, path: outcome.path } });
				break;
			case 'failed':
				this.set({ saved: { ...needs, fault: l10n.t('not saved: {0}', asClause(outcome.reason)) } });
				break;
			case 'changed':
				this.set({ saved: { ...needs, fault: l10n.t('not saved: changed in another window') } });
				this.say({
					level: 'warning',
					text: l10n.t('{0} was changed in another window or by hand since it was read here.', outcome.path),
					actions: [
						{ id: 'theirs', label: l10n.t('Go on with that one'), does: { act: 'conflict', keep: 'theirs' } },
						{ id: 'both', label: l10n.t('Keep this one beside it'), does: { act: 'conflict', keep: 'both' } },
					],
				});
		}
	}

	/** What to do about a record that was changed elsewhere. */
	async settle(keep: 'theirs' | 'both'): Promise<void> {
		const settled = await this.record.settle(this.state.decision, keep);
		if ('fault' in settled) {
			this.say({ level: 'error', text: settled.fault, actions: [] });
			return;
		}
		this.set({ decision: settled.decision, notices: [] });
		this.askCandidates();
		await this.keep();
	}

	/** Does this once everything that was given before is done: what changes one file goes one after another. */
	inTurn(work: () => Promise<void>): Promise<void> {
		const done = this.turns.then(work);
		this.turns = done.catch(() => {});
		return done;
	}

	/** Reads what the team has decided. An earlier reading ends first, so that it goes over no newer one. */
	reloadPolicy(): Promise<void> {
		this.policyRead = this.policyRead.then(() => this.readPolicy());
		return this.policyRead;
	}

	private async readPolicy(): Promise<void> {
		try {
			const policy = await this.doors.policy();
			const guesses = this.state.guesses.filter(({ need }) => !isSaid(need, policy));
			this.set({ policy, guesses });
		} catch (error) {
			this.say({ level: 'error', text: sentenceOf(error), actions: [] });
		}
	}

	async reloadResults(): Promise<void> {
		const { files } = this.doors;
		try {
			const names = (await files.list(evaluationFolder)).filter((name) => name.endsWith('.json'));
			const read = await Promise.all(
				names.slice(0, 500).map(async (name) => {
					const path = `${evaluationFolder}/${name}`;
					return readEvaluations((await files.read(path)) ?? '', path);
				}),
			);
			this.set({
				evaluations: read.flatMap(({ evaluations }) => evaluations),
				evaluationFaults: read.flatMap(({ faults }) => faults),
			});
		} catch (error) {
			this.set({ evaluationFaults: [sentenceOf(error)] });
		}
	}

	async reloadSites(): Promise<void> {
		const ids = this.state.decision.candidates.map(({ id }) => id);
		try {
			const sites = await this.doors.sites(ids);
			this.set({ sites: inOrder(sites, this.state.decision) });
		} catch (error) {
			this.say({ level: 'warning', text: sentenceOf(error), actions: [] });
		}
	}

	/** Asks the hub for every candidate that was not asked for yet; cells fill as answers come. */
	askCandidates(): void {
		for (const candidate of this.state.decision.candidates) {
			const key = candidateKey(candidate);
			if (!candidate.dropped && !this.asked.has(key)) {
				this.asked.add(key);
				void this.ask(candidate, key);
			}
		}
	}

	/** Forgets what was asked, and asks again. */
	askAfresh(): void {
		this.asked.clear();
		this.doors.askAgain();
		this.askCandidates();
	}

	/** Changes what is known of one candidate. */
	know(key: string, change: Partial<CandidateFacts>): void {
		const before = this.state.facts.get(key) ?? { details: {}, asking: true };
		this.set({ facts: new Map(this.state.facts).set(key, { ...before, ...change }) });
	}

	private async reloadGuesses(): Promise<void> {
		try {
			// A model that somebody looked up may be loaded elsewhere for another purpose.
			const about = this.state.decision.candidates.filter(({ from }) => from === 'code');
			const guesses: readonly Guess[] = await this.doors.guesses(about);
			this.set({ guesses: guesses.filter(({ need }) => !isSaid(need, this.state.policy)) });
		} catch (error) {
			this.doors.log(`Needs could not be guessed: ${sentenceOf(error)}`);
		}
	}

	private async ask(candidate: Candidate, key: string): Promise<void> {
		const { signal } = this;
		const resolver = this.doors.resolver();
		try {
			const lookup = await resolver.lookup(candidate.hub, candidate.id, candidate.revision, signal);
			this.know(key, { lookup, asking: true });
			const facts = modelFacts(candidate, lookup);
			if (facts) {
				await askDetails(resolver, facts, allParts, signal, (details) => this.know(key, { details }));
			}
		} catch (error) {
			if (!signal.aborted) {
				this.doors.log(`${candidate.id}: ${sentenceOf(error)}`);
			}
		}
		if (!signal.aborted) {
			this.know(key, { asking: false });
		}
	}
}
