import * as l10n from '@vscode/l10n';
import type { Storage } from '../format';
import { type ImportJudgement, judgeImport } from '../imports/judgeImport';
import { byteAt, excerpt, type Report } from '../report';
import { binders, binds } from './binders';
import { loadFromBytes, PickleCalls } from './calls';
import { classOf, takesItems } from './filled';
import { handedOn } from './handedOn';
import { Hooks } from './hooks';
import { NestedBytes } from './nested';
import {
	type Bytes,
	type Call,
	type Container,
	type Import,
	type Persistent,
	shown,
	type Value,
} from './values';
import type { Watcher } from './watcher';

/** An import is reported where it stands first, not where it stands a thousandth time. */
const mostPlaces = 3;
/** Calls that make calls that make calls. */
const deepest = 4;

/** Turns what a pickle would do into observations. */
export class PickleObserver implements Watcher {
	/** Bytes that wait to be judged; whoever drives the machine takes them. */
	readonly nested = new NestedBytes();
	readonly storages: Storage[] = [];
	/** Every import is one that torch's weights-only loader resolves, and every outside object a storage. */
	weightsOnly = true;

	/** How many imports there were. */
	imports = 0;

	/** An import may be called a million times. */
	private readonly judgements = new WeakMap<Import, ImportJudgement>();
	/** Of each of the `binders`: how often it was taken and given no such function so far, and who tells of it. */
	private readonly unbound = new Map<string, { times: number; readonly tell: () => void }>();
	private readonly places = new Map<string, number>();
	/** What was given to calls that call what is in it. */
	private readonly handed = new WeakSet<Value>();

	private readonly hooks = new Hooks();
	private readonly calls: PickleCalls;

	constructor(private readonly report: Report) {
		this.calls = new PickleCalls(report, this.nested, (imported) => this.judged(imported));
	}

	imported(imported: Import, at: number): void {
		const { module, name, path } = imported;
		this.imports += 1;
		this.report.imported(module, name);
		if (path === loadFromBytes) {
			this.weightsOnly = false;
			this.report.add(
				'suspicious',
				l10n.t('It imports {0}, which loads a pickle without limits.', path),
				byteAt(at),
			);
			return;
		}
		if (binders.has(path)) {
			this.weightsOnly = false;
			this.again(imported, at);
			return;
		}
		this.judgeImported(imported, at);
	}

	again(imported: Import, at: number): void {
		const { path } = imported;
		if (binders.has(path)) {
			const unbound = this.unbound.get(path) ?? { times: 0, tell: () => this.judgeImported(imported, at) };
			unbound.times += 1;
			this.unbound.set(path, unbound);
		}
	}

	/** The stream has ended, or breaks. */
	ended(): void {
		for (const { times, tell } of this.unbound.values()) {
			if (times > 0) {
				tell();
			}
		}
		this.unbound.clear();
	}

	private judgeImported(imported: Import, at: number): void {
		const { path } = imported;
		const { level, message, weightsOnly } = this.judged(imported);
		this.weightsOnly &&= weightsOnly;
		const places = this.places.get(path) ?? 0;
		if (level !== 'note' && places < mostPlaces) {
			this.places.set(path, places + 1);
			this.report.add(level, message, byteAt(at));
		}
	}

	called(call: Call, at: number, given?: Value): void {
		this.judgeCall(call, at);
		let handed = handedOn(call);
		let counts = handed !== undefined && this.isFirst(given);
		for (let depth = 0; handed; depth += 1, handed = handedOn(handed)) {
			if (depth === deepest) {
				this.report.add('suspicious', l10n.t('It calls something that it computed before.'), byteAt(at));
				return;
			}
			this.judgeCall(handed, at, counts);
			counts = false;
		}
	}

	/** Whether what a call is given was given to none before: a name that stands in it was taken once, however often it is called. */
	private isFirst(given: Value | undefined): boolean {
		const first = !given || !this.handed.has(given);
		if (given) {
			this.handed.add(given);
		}
		return first;
	}

	/** @param counts Whether a call of one of the `binders` is the use that one taking of it was for. */
	private judgeCall(call: Call, at: number, counts = true): void {
		const { callee, items } = call;
		if (callee.kind === 'call' || callee.kind === 'persistent' || callee.kind === 'simple') {
			this.report.add('suspicious', l10n.t('It calls something that it computed before.'), byteAt(at));
		} else if (callee.kind !== 'import') {
			this.report.add('malformed', l10n.t('It calls something that is no function.'), byteAt(at));
		} else if (binds(callee.path, items, (imported) => this.judged(imported))) {
			const unbound = this.unbound.get(callee.path);
			if (unbound && counts) {
				unbound.times -= 1;
			}
		} else {
			this.calls.judge(call, callee, at);
		}
	}

	misgiven(at: number): void {
		this.weightsOnly = false;
		this.report.add('malformed', l10n.t('It calls something with arguments that are no tuple.'), byteAt(at));
	}

	private judged(imported: Import): ImportJudgement {
		let judgement = this.judgements.get(imported);
		if (!judgement) {
			judgement = judgeImport(imported.module, imported.name, !imported.outOfTime);
			this.judgements.set(imported, judgement);
		}
		return judgement;
	}

	built(target: Value, state: Value, at: number): void {
		const hook = this.hooks.in(state);
		if (hook !== undefined) {
			this.report.add(
				'suspicious',
				l10n.t('It sets {0} of an object, which says what is done with it from then on.', hook),
				byteAt(at),
			);
		}
		if (target.kind === 'import') {
			const path = excerpt(target.path);
			this.report.add('suspicious', l10n.t('It changes attributes of {0} itself.', path), byteAt(at));
		} else if (target.kind !== 'call') {
			this.report.add('suspicious', l10n.t('It sets attributes of a value that has none.'), byteAt(at));
		}
	}

	stuffed(target: Value, kind: Container['kind'], at: number): void {
		if (target.kind === 'call') {
			const made = classOf(target);
			// An import that is not on the list is an observation already, and may well be a container.
			if (!made || takesItems(made, kind) || this.judged(made).level !== 'note') {
				return;
			}
		}
		this.report.add(
			'suspicious',
			l10n.t('It adds items to something that is no container of that kind; no writer does that.'),
			byteAt(at),
		);
	}

	persistent({ id }: Persistent, at: number): void {
		const [tag, type, key, , count] = id.kind === 'tuple' ? id.items : [];
		if (
			tag?.kind === 'text' &&
			tag.text === 'storage' &&
			type?.kind === 'import' &&
			key?.kind === 'text' &&
			count?.kind === 'simple' &&
			count.number !== undefined &&
			count.number >= 0
		) {
			this.storages.push({ key: key.text, type: type.name, count: count.number });
			return;
		}
		this.weightsOnly = false;
		this.report.add(
			'suspicious',
			l10n.t('It asks its loader for an object of its own: {0}', excerpt(shown(id))),
			byteAt(at),
		);
	}

	bytes(bytes: Bytes, head: Uint8Array, at: number): void {
		this.nested.see(bytes, head, at);
	}

	extension(code: number, at: number): void {
		this.report.add(
			'suspicious',
			l10n.t('It takes what is registered as extension {0}; the file does not say what that is.', code),
			byteAt(at),
		);
	}

	far(index: number, at: number): void {
		this.report.add(
			'malformed',
			l10n.t('It stores a value as number {0} of its memo; no writer gets that far.', index),
			byteAt(at),
		);
	}

	outOfBand(at: number): void {
		this.report.add('suspicious', l10n.t('It expects buffers from outside of the file.'), byteAt(at));
	}
}
